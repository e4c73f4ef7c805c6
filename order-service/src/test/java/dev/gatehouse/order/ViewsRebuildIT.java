package dev.gatehouse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.order.adapters.DynamoDbOrderViews;
import dev.gatehouse.order.adapters.OrderHistories;
import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import dev.gatehouse.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@LocalCloudTest
@SpringBootTest
class ViewsRebuildIT {
    private final OrderId order = new OrderId(UUID.randomUUID().toString());

    @Autowired
    private Consumer<Message<PlaceOrder>> placeOrder;

    @Autowired
    private Consumer<Message<PaymentEvent>> confirmOrder;

    @Autowired
    private DynamoDbOrderViews views;

    @Autowired
    private DynamoDbClient dynamoDb;

    @Autowired
    private EventTypes types;

    @Autowired
    private EventJson json;

    @Autowired
    private ClaimCheck claims;

    private OrderHistories histories;
    private ViewsRebuild rebuild;

    @BeforeEach
    void place() {
        histories = new OrderHistories(dynamoDb, types, json, claims);
        rebuild = new ViewsRebuild(histories, views, Duration.ofMillis(10));
        placeOrder.accept(sample("PlaceOrder"));
        confirmOrder.accept(sample("PaymentAuthorized"));
        // The service itself runs, too: its own function makes the view.
        await().atMost(Duration.ofSeconds(30)).until(
                () -> views.find(order), found -> !found.item().isEmpty() && differences().isEmpty());
    }

    private Set<String> differences() {
        var view = OrderView.empty(order);
        for (var event : histories.of(order)) {
            view = view.with(event);
        }
        return views.differences(views.find(order), view);
    }

    @Test
    void findsNothingWrongWithWhatTheFunctionProjects() throws InterruptedException {
        assertThat(rebuild.check().differences()).doesNotContainKey(order);
    }

    @Test
    void makesAViewThatIsMissing() throws InterruptedException {
        var right = views.find(order);
        views.replace(order, right, null);
        assertThat(rebuild.check().differences()).containsEntry(order, Set.of("everything: there is no view"));

        rebuild.rebuild();

        assertThat(views.find(order).item()).usingRecursiveComparison().ignoringFields("revision")
                .isEqualTo(right.item());
    }

    @Test
    void replacesAViewThatIsWrongAndLeavesOneAloneThatIsRight() throws InterruptedException {
        var right = views.find(order);
        views.replace(order, right, OrderView.empty(order).with(histories.of(order).getFirst()));

        assertThat(rebuild.check().differences().get(order)).contains("model", "summary", "timeline", "view");
        assertThat(rebuild.rebuild().differences()).containsKey(order);
        assertThat(rebuild.rebuild().differences()).doesNotContainKey(order);

        assertThat(views.find(order).item()).containsEntry("model", right.item().get("model"))
                .containsEntry("timeline", right.item().get("timeline"));
        assertThat(views.find(order).revision()).isEqualTo(right.revision() + 2);
    }

    @Test
    void removesAViewThatNoLogKnowsOf() throws InterruptedException {
        var stranger = new OrderId(UUID.randomUUID().toString());
        var event = histories.of(order).getFirst();
        views.replace(stranger, views.find(stranger), new OrderView(stranger, null, null, null,
                List.of(), OrderView.empty(order).with(event).timeline()));

        assertThat(rebuild.check().differences())
                .containsEntry(stranger, Set.of("everything: no log knows of the order"));
        rebuild.rebuild();

        assertThat(views.find(stranger).item()).isEmpty();
    }

    @Test
    void leavesAViewAloneThatHasChangedMeanwhile() {
        var found = views.find(order);
        var first = OrderView.empty(order).with(histories.of(order).getFirst());
        views.replace(order, found, first);

        assertThat(views.replace(order, found, first)).isFalse();
        assertThat(views.replace(order, found, null)).isFalse();
    }

    @SuppressWarnings("unchecked") // the caller names the type
    private <T> Message<T> sample(String type) {
        return Messages.of((Envelope<T>) new EnvelopeReader(new EventJson(), types)
                .read(Samples.json(type, order.value())));
    }
}
