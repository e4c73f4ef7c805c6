package dev.gatehouse.order;

import dev.gatehouse.order.adapters.DynamoDbOrderViews;
import dev.gatehouse.order.adapters.OrderHistories;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Rebuilds the read model from the logs of all contexts: an operator's tool beside the service, with its code. Takes the
 * service's settings, and {@code check} to compare only; ends with 1 if it then finds a difference.
 */
public final class RebuildViews {
    private static final String CHECK = "check";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private RebuildViews() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        var application = new SpringApplicationBuilder(OrderFunctions.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers((GenericApplicationContext context) -> context.registerBean(OrderHistories.class));
        try (var context = application.run(arguments)) {
            var onlyChecks = List.of(arguments).contains(CHECK);
            var report = onlyChecks ? rebuild(context).check() : rebuild(context).rebuild();
            report.differences().forEach((order, attributes) -> System.out.printf("%s  %s%n", order.value(),
                    String.join(", ", attributes)));
            System.out.printf(onlyChecks
                    ? "%2$d of %1$d views are not as the logs say.%n"
                    : "%d orders read, %d views replaced.%n", report.orders(), report.differences().size());
            return onlyChecks && !report.differences().isEmpty() ? 1 : 0;
        }
    }

    private static ViewsRebuild rebuild(ApplicationContext context) {
        return new ViewsRebuild(context.getBean(OrderHistories.class), context.getBean(DynamoDbOrderViews.class),
                PAUSE);
    }
}
