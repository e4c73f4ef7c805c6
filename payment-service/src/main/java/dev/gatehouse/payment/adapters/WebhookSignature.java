package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.payment.domain.ProviderNotices.NotFromProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code t=<seconds>,v1=<hex>}: an HMAC-SHA256 of {@code <seconds>.<payload>}. */
final class WebhookSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern TIME = Pattern.compile("\\d{1,12}");
    private final ProviderKey secret;

    WebhookSignature(ProviderKey secret) {
        this.secret = secret;
    }

    /**
     * @param receivedAt when the API took it, in milliseconds: a message may wait in its queue for days, and is none the
     *            worse for that
     * @throws NotFromProvider if it was not signed with the secret, or not when it was received
     */
    void check(String header, String payload, long receivedAt) {
        var time = part(header, "t").stream().findFirst().orElse("");
        if (!TIME.matcher(time).matches()) {
            throw new NotFromProvider("signature has no time");
        }
        var expected = hmac(time + "." + payload);
        if (part(header, "v1").stream().noneMatch(given -> isSame(expected, given))) {
            // It may have been rotated.
            secret.forget();
            throw new NotFromProvider("signature does not fit the payload");
        }
        var age = Duration.ofMillis(receivedAt).minusSeconds(Long.parseLong(time)).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            throw new NotFromProvider("signature is %d s away from the time of receipt; at most %d s are taken"
                    .formatted(age.toSeconds(), TOLERANCE.toSeconds()));
        }
    }

    private static List<String> part(String header, String name) {
        var values = new ArrayList<String>();
        for (var part : header.split(",", -1)) {
            if (part.strip().startsWith(name + "=")) {
                values.add(part.strip().substring(name.length() + 1));
            }
        }
        return values;
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isSame(byte[] expected, String given) {
        var hex = HexFormat.of().formatHex(expected);
        return MessageDigest.isEqual(hex.getBytes(UTF_8), given.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }
}
