package dev.gatehouse.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class EventFlowTest {
    @Test
    void committedPageIsWhatTheTemplatesSay() throws IOException {
        assertThat(EventFlow.page(Committed.templates()))
                .as("docs/event-flow.md is stale: regenerate it as infra/aws/README.md says")
                .isEqualTo(Files.readString(Committed.repository().resolve("docs/event-flow.md")));
    }
}
