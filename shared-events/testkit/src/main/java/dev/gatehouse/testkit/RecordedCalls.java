package dev.gatehouse.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * The AWS calls that an action makes on its own thread, retries not counted, whatever else the application is doing
 * meanwhile.
 */
public final class RecordedCalls implements ExecutionInterceptor {
    private final ConcurrentMap<Thread, List<String>> recordings = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        recordings.computeIfPresent(Thread.currentThread(), (_, operations) -> {
            operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
            return operations;
        });
    }

    /** Operation names, such as {@code PutItem}, in order. */
    public List<String> of(Runnable action) {
        var operations = new ArrayList<String>();
        recordings.put(Thread.currentThread(), operations);
        try {
            action.run();
            return List.copyOf(operations);
        } finally {
            recordings.remove(Thread.currentThread());
        }
    }
}
