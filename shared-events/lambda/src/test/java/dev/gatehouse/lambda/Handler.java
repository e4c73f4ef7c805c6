package dev.gatehouse.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/** The handler that Lambda calls, started as Lambda starts it: by settings alone. */
final class Handler {
    private final FunctionInvoker invoker;

    private Handler(FunctionInvoker invoker) {
        this.invoker = invoker;
    }

    static Handler start(String function) {
        return start(TestLambda.class, Map.of("gatehouse.function", function));
    }

    static Handler start(Class<?> application, Map<String, String> settings) {
        var all = new LinkedHashMap<>(Map.of(
                "MAIN_CLASS", application.getName(),
                "spring.main.banner-mode", "off",
                "spring.cloud.function.definition", "dispatcher"));
        all.putAll(settings);
        all.forEach(System::setProperty);
        try {
            return new Handler(new FunctionInvoker());
        } finally {
            all.keySet().forEach(System::clearProperty);
        }
    }

    String handle(String event) {
        return handle(event, null);
    }

    String handle(String event, @Nullable Context context) {
        var answer = new ByteArrayOutputStream();
        try {
            invoker.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return answer.toString(UTF_8);
    }
}
