package dev.gatehouse.local.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object but for its content.
 *
 * @param headers that are given back as they came: content type, {@code x-amz-meta-*} and the like, in lower case
 * @param etag without quotes
 */
record StoredObject(String key, long size, String etag, Instant modified, Map<String, String> headers) {

    StoredObject {
        headers = new TreeMap<>(headers);
    }

    static StoredObject of(String key, byte[] content, Map<String, String> headers) {
        return new StoredObject(key, content.length, digest("MD5", content), Instant.now(), headers);
    }

    static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
