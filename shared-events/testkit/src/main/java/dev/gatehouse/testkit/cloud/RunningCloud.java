package dev.gatehouse.testkit.cloud;

import java.net.URI;

/** A local cloud that stands up the committed templates, with no service on it. */
public interface RunningCloud {

    /** Where all AWS services answer. */
    URI endpoint();

    default String region() {
        return "eu-central-1";
    }

    /** The payment provider's sandbox. */
    default URI paymentProvider() {
        return endpoint().resolve("/_sandbox/payment-provider");
    }

    void end();
}
