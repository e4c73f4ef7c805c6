package dev.gatehouse.lambda.logging;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J's binding in a zip. Lambda's runtime writes the lines, as JSON with the request's id if the function is configured so.
 * {@code AWS_LAMBDA_LOG_LEVEL}, which Lambda sets from the function's configuration, is the level of the service's own
 * loggers; libraries say what goes wrong, and no more: Spring's adapter would log whole events, which hold addresses.
 */
public final class LambdaLogging implements SLF4JServiceProvider, ILoggerFactory {
    private static final String OWN = "dev.gatehouse.";
    private final ConcurrentHashMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();
    private final Level own = level(System.getenv("AWS_LAMBDA_LOG_LEVEL"));

    /** @param name one of Lambda's levels, which has one more than SLF4J */
    static Level level(@Nullable String name) {
        return switch (name) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN" -> Level.WARN;
            case "ERROR", "FATAL" -> Level.ERROR;
            case null, default -> Level.INFO;
        };
    }

    static Level threshold(String logger, Level own) {
        return logger.startsWith(OWN) || own.toInt() > Level.WARN.toInt() ? own : Level.WARN;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name,
                key -> new LambdaLine(key, threshold(key, own), LambdaRuntime.getLogger()));
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}
}
