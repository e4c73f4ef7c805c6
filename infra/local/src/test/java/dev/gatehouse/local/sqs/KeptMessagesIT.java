package dev.gatehouse.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;

class KeptMessagesIT {
    private static final String BROKEN = "order-fulfilOrder-inbox";
    private static final String SOUND = "order-cancelOrder-inbox";

    @TempDir
    private Path data;

    @Test
    void keepsWhatItConfirmsEvenAfterItCouldNotKeepSomething() throws Exception {
        var large = "x".repeat(100_000);
        try (var cloud = start(); var sqs = new TestClients(cloud.endpoint()).sqs()) {
            renameTable("", "_AWAY");
            assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> sendOnce(cloud, "not kept"));
            renameTable("_AWAY", "");
            send(sqs, cloud, BROKEN, "small");
            send(sqs, cloud, SOUND, large);
        }

        try (var cloud = start()) {
            var clients = new TestClients(cloud.endpoint());
            assertThat(clients.bodies(BROKEN, 1)).containsExactly("small");
            assertThat(clients.bodies(SOUND, 1)).containsExactly(large);
        }
    }

    private LocalCloud start() {
        return SharedCloud.committed(data);
    }

    private static void send(SqsClient sqs, LocalCloud cloud, String queue, String body) {
        sqs.sendMessage(send -> send.queueUrl(new TestClients(cloud.endpoint()).queueUrl(queue)).messageBody(body));
    }

    /** Nobody answers: what is not kept is not confirmed. */
    private static void sendOnce(LocalCloud cloud, String body) {
        var clients = new TestClients(cloud.endpoint());
        try (var sqs = clients.sqs()) {
            sqs.sendMessage(send -> send.queueUrl(clients.queueUrl(BROKEN)).messageBody(body)
                    .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofSeconds(3))));
        }
    }

    private void renameTable(String from, String to) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("sqs").toAbsolutePath());
                var statement = connection.createStatement()) {
            var name = "";
            try (var tables = statement.executeQuery("""
                    SELECT table_name FROM information_schema.tables
                    WHERE table_name LIKE 'MESSAGE_ORDER_FULFILORDER_INBOX%'""")) {
                assertThat(tables.next()).isTrue();
                name = tables.getString(1);
            }
            assertThat(name).endsWith(from);
            statement.execute("ALTER TABLE \"%s\" RENAME TO \"%s\"".formatted(name,
                    name.substring(0, name.length() - from.length()) + to));
        }
    }
}
