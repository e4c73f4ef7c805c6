package dev.gatehouse.stream;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one message why an application does not start. */
final class MissingDestinationAnalyzer extends AbstractFailureAnalyzer<MissingDestination> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, MissingDestination missing) {
        return new FailureAnalysis(
                Objects.requireNonNull(missing.getMessage()),
                "Queues and topics are never created by an application. Deploy the context's template, correct the"
                        + " endpoint (gatehouse.aws.endpoint), or name another destination"
                        + " (spring.cloud.stream.bindings.<binding>.destination).",
                missing);
    }
}
