package dev.gatehouse.image;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs all functions of a service in one process, where a Lambda runs one of them: each in a handler of its own, which the
 * first invocation of the function starts. It is not on the class path of the image, so the cache knows nothing of it.
 */
public final class TrainingHandler implements RequestStreamHandler {
    static final String HANDLER_VARIABLE = "GATEHOUSE_TRAINED_HANDLER";
    private final Map<String, RequestStreamHandler> handlers = new HashMap<>();

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handler(context.getInvokedFunctionArn()).handleRequest(event, response, context);
    }

    private RequestStreamHandler handler(String arn) {
        return handlers.computeIfAbsent(arn.substring(arn.lastIndexOf('-') + 1), TrainingHandler::start);
    }

    private static RequestStreamHandler start(String function) {
        System.setProperty("gatehouse.function", function);
        try {
            return Class.forName(System.getenv(HANDLER_VARIABLE))
                    .asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(function + " does not start", e);
        }
    }
}
