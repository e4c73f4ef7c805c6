package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import tools.jackson.databind.json.JsonMapper;

/** One page per context: does work wait, does it fail, how long does it take. */
final class ContextDashboard {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private final List<Map<String, Object>> widgets = new ArrayList<>();

    private ContextDashboard() {}

    static void of(ContextStack stack, String... apis) {
        var dashboard = new ContextDashboard();
        var functions = stack.functions();
        dashboard.graph("Oldest message in the inbox (s)", "Maximum", functions.stream()
                .map(function -> sqs("ApproximateAgeOfOldestMessage", function.inbox()))
                .toList());
        var deadLetters = new ArrayList<>(functions.stream().map(FunctionUnit::deadLetters).toList());
        deadLetters.add(stack.transportDeadLetters());
        dashboard.graph("Set aside", "Maximum", deadLetters.stream()
                .map(queue -> sqs("ApproximateNumberOfMessagesVisible", queue))
                .toList());
        dashboard.graph("Duration (ms, p99)", "p99", lambda("Duration", functions));
        dashboard.graph("Errors and throttles", "Sum",
                both(lambda("Errors", functions), lambda("Throttles", functions)));
        dashboard.graph("Pipes that failed", "Sum", List.of(
                List.of("AWS/EventBridge/Pipes", "ExecutionFailed", "PipeName", stack.context().named("publish"))));
        dashboard.graph("Deliveries of the gate that failed", "Sum", stack.gate().rules().stream()
                .map(rule -> List.of("AWS/Events", "FailedInvocations", "EventBusName", stack.context().gate(),
                        "RuleName", rule))
                .toList());
        for (var api : apis) {
            dashboard.graph("Latency of API " + api + " (ms, p99)", "p99", List.of(api("Latency", api)));
            dashboard.graph("Refusals and errors of API " + api, "Sum",
                    List.of(api("4XXError", api), api("5XXError", api)));
        }
        CfnDashboard.Builder.create(stack, "Dashboard")
                .dashboardName(stack.context().named("context"))
                .dashboardBody(Fn.sub(JSON.writeValueAsString(Map.of("widgets", dashboard.widgets))))
                .build();
    }

    private void graph(String title, String statistic, List<List<String>> metrics) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", title);
        properties.put("region", "${AWS::Region}");
        properties.put("stat", statistic);
        properties.put("period", 60);
        properties.put("metrics", metrics);
        var widget = new LinkedHashMap<String, Object>();
        widget.put("type", "metric");
        widget.put("x", widgets.size() % 2 * WIDTH);
        widget.put("y", widgets.size() / 2 * HEIGHT);
        widget.put("width", WIDTH);
        widget.put("height", HEIGHT);
        widget.put("properties", properties);
        widgets.add(widget);
    }

    private static List<String> sqs(String metric, Queue queue) {
        return List.of("AWS/SQS", metric, "QueueName", queue.name());
    }

    private static List<String> api(String metric, String api) {
        return List.of("AWS/ApiGateway", metric, "ApiName", api);
    }

    private static List<List<String>> lambda(String metric, List<FunctionUnit> functions) {
        return functions.stream()
                .map(function -> List.of("AWS/Lambda", metric, "FunctionName", function.name()))
                .toList();
    }

    private static List<List<String>> both(List<List<String>> some, List<List<String>> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
