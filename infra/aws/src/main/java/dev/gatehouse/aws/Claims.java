package dev.gatehouse.aws;

import java.util.Map;
import software.amazon.awscdk.Fn;

/**
 * Where a context puts the large fields of its events, and who may read them there.
 *
 * <p>How long they are kept is a promise to everybody who may still read an event: a message waits in a queue and in its
 * dead-letter queue for 14 days each, and is replayed from an archive for less than 90. A context that goes back to its own
 * log, however late, keeps them for ever.
 */
final class Claims {
    static final int FOR_EVER = 0;
    static final int LONGER_THAN_ANY_REPLAY_DAYS = 90;
    private static final String PURPOSE = "claims";
    private static final String BUCKET = "GATEHOUSE_CLAIMS_BUCKET";
    private static final String SOURCES = "GATEHOUSE_CLAIMS_SOURCES";

    private final Bucket bucket;

    Claims(ContextStack stack, int days) {
        bucket = Bucket.expiring(stack, PURPOSE, days);
    }

    /** What a function needs to know that puts claims or redeems those of its own context. */
    Map<String, String> variables() {
        return Map.of(BUCKET, bucket.name());
    }

    void putBy(FunctionUnit function) {
        function.role().may(bucket.objects(""), "s3:PutObject");
    }

    void readBy(FunctionUnit function) {
        function.role().may(bucket.objects(""), "s3:GetObject");
    }

    /** The other side has to be given permission, too. */
    void readBy(Context other, String function) {
        bucket.readBy(other, function);
    }

    /** What a function needs to know that redeems claims of another context. */
    static Map<String, String> variablesOf(ContextStack reader, Context producer) {
        return Map.of(SOURCES, sub(reader, producer, "%s-${Account}"));
    }

    static void readBy(FunctionUnit function, ContextStack reader, Context producer) {
        function.role().may(sub(reader, producer, "arn:${AWS::Partition}:s3:::%s-${Account}/*"), "s3:GetObject");
    }

    private static String sub(ContextStack reader, Context producer, String form) {
        return Fn.sub(form.formatted(producer.named(PURPOSE)),
                Map.of("Account", reader.parameters().accountOf(producer)));
    }
}
