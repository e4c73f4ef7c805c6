package dev.gatehouse.benchmark;

import dev.gatehouse.image.FunctionProcess;
import dev.gatehouse.image.SqsBatch;

/** Invocations that must succeed. */
final class Invocations {
    private Invocations() {}

    /** @throws IllegalStateException if a message of the batch failed */
    static void invoke(FunctionProcess process, String event) {
        var answer = process.invoke("order-placeOrder", event);
        if (!answer.equals(SqsBatch.NOTHING_FAILED)) {
            throw new IllegalStateException("Messages failed: " + answer);
        }
    }
}
