package dev.gatehouse.payment.adapters;

import dev.gatehouse.runtime.AwsCalls;
import java.util.Map;

/** SSM's Parameter Store. */
public final class ParameterStore {
    private static final AwsCalls.Operation GET_PARAMETER = new AwsCalls.Operation("ssm", "AmazonSSM.GetParameter",
            "1.1");
    private final AwsCalls aws;

    public ParameterStore(AwsCalls aws) {
        this.aws = aws;
    }

    /** A parameter cannot be read. Says which one and why, and nothing of its value. */
    public static final class Unavailable extends RuntimeException {
        Unavailable(String parameter, String why) {
            super("parameter %s cannot be read: %s".formatted(parameter, why));
        }
    }

    /**
     * The decrypted value of a parameter.
     *
     * @throws Unavailable if SSM refuses to say it, or three times in a row is out of reach, out of order or busy
     */
    String secret(String parameter) {
        try {
            var answer = aws.call(GET_PARAMETER, Map.of("Name", parameter, "WithDecryption", true));
            var value = answer.path("Parameter").path("Value");
            if (!value.isString()) {
                throw new Unavailable(parameter, "SSM's answer has no value in it");
            }
            return value.asString();
        } catch (AwsCalls.Failed failed) {
            throw new Unavailable(parameter, String.valueOf(failed.getMessage()));
        }
    }
}
