package dev.gatehouse.local;

import dev.gatehouse.local.apigateway.ApiGateway;
import dev.gatehouse.local.delivery.Courier;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.dynamodb.DynamoDb;
import dev.gatehouse.local.dynamodb.TableHandler;
import dev.gatehouse.local.endpoint.Endpoint;
import dev.gatehouse.local.events.Archives;
import dev.gatehouse.local.events.Buses;
import dev.gatehouse.local.events.EventBridge;
import dev.gatehouse.local.events.EventsHandler;
import dev.gatehouse.local.events.PutEvents;
import dev.gatehouse.local.events.Replays;
import dev.gatehouse.local.lambda.FunctionInventory;
import dev.gatehouse.local.lambda.Functions;
import dev.gatehouse.local.lambda.Lambda;
import dev.gatehouse.local.pipes.PipeHandler;
import dev.gatehouse.local.pipes.Pipes;
import dev.gatehouse.local.pipes.PipesApi;
import dev.gatehouse.local.provider.PaymentProviderSandbox;
import dev.gatehouse.local.provider.WebhookTarget;
import dev.gatehouse.local.s3.BucketHandler;
import dev.gatehouse.local.s3.Buckets;
import dev.gatehouse.local.s3.Notifications;
import dev.gatehouse.local.s3.S3;
import dev.gatehouse.local.scheduler.ScheduleGroupHandler;
import dev.gatehouse.local.scheduler.Scheduler;
import dev.gatehouse.local.scheduler.Schedules;
import dev.gatehouse.local.sns.Sns;
import dev.gatehouse.local.sns.SnsHandler;
import dev.gatehouse.local.sns.Topics;
import dev.gatehouse.local.sqs.QueueHandler;
import dev.gatehouse.local.sqs.Sqs;
import dev.gatehouse.local.ssm.ParameterHandler;
import dev.gatehouse.local.ssm.Parameters;
import dev.gatehouse.local.ssm.Ssm;
import dev.gatehouse.local.states.Executions;
import dev.gatehouse.local.states.Integrations;
import dev.gatehouse.local.states.MachineTarget;
import dev.gatehouse.local.states.StateMachineHandler;
import dev.gatehouse.local.states.StateMachines;
import dev.gatehouse.local.states.StepFunctions;
import dev.gatehouse.local.sts.Sts;
import dev.gatehouse.local.template.InertResources;
import dev.gatehouse.local.template.ResourceHandler;
import dev.gatehouse.local.template.Stacks;
import dev.gatehouse.local.template.Template;
import dev.gatehouse.local.template.TemplateException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Starts the services, in parallel where that helps, and knits them together. */
final class Services implements AutoCloseable {
    private static final String PROVIDER = "/_sandbox/payment-provider";
    private static final String PROVIDER_PARAMETER = "ProviderBaseUrl";
    private static final String PROVIDER_KEY = "/gatehouse/payment/provider-key";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final FunctionInventory inventory = new FunctionInventory();
    private final List<ResourceHandler> handlers = new ArrayList<>(List.of(inventory, new InertResources()));
    private final Map<String, String> given;
    private final Functions functions;
    private final Courier courier;
    private final Replays replays;
    private final Executions executions;
    private final Schedules schedules;
    private final Pipes pipes;
    private final URI paymentProvider;
    private final @Nullable PaymentProviderSandbox sandbox;
    private final ApiGateway apiGateway;

    private Services(Endpoint endpoint, ApiGateway apiGateway, Sqs sqs, DynamoDb dynamoDb,
            @Nullable DataDirectory data, LocalCloudOptions options) {
        this.given = options.parameters();
        var directory = options.dataDirectory();
        this.apiGateway = apiGateway;
        if (data != null) {
            open.push(data);
        }
        open.push(sqs);
        open.push(dynamoDb);
        var targets = new Targets();
        targets.addQueues(sqs.queues());
        var archives = opened(new Archives(directory));
        courier = opened(new Courier(targets, directory));
        var buses = new Buses(courier, targets, archives);
        replays = opened(new Replays(buses, archives, directory));
        var events = new PutEvents(buses);
        var topics = new Topics(courier, targets);
        var machines = new StateMachines();
        var integrations = new Integrations();
        executions = opened(new Executions(machines, integrations, directory));
        targets.add("states", new MachineTarget(machines, executions));
        schedules = opened(new Schedules(courier, directory));
        var parameters = new Parameters(directory);
        parameters.seed(PROVIDER_KEY, "SecureString", "sk_test_sandbox");
        parameters.seed("/gatehouse/payment/webhook-secret", "SecureString", WebhookTarget.SANDBOX_SECRET);
        var buckets = new Buckets(directory);
        var notifications = new Notifications(courier);
        pipes = opened(new Pipes(dynamoDb, executions, targets, directory));
        functions = opened(
                new Functions(options.functions(), Map.of("GATEHOUSE_AWS_ENDPOINT", endpoint.uri().toString()),
                        sqs.queues()));
        opened(apiGateway);
        handlers.addAll(List.of(apiGateway, new QueueHandler(sqs.queues()), new TableHandler(dynamoDb),
                new EventsHandler(buses, archives),
                new SnsHandler(topics), new PipeHandler(pipes, events, targets), new StateMachineHandler(machines),
                new ParameterHandler(parameters), new ScheduleGroupHandler(schedules),
                new BucketHandler(buckets, notifications)));
        var lambda = new Lambda(functions);
        var sns = new Sns(topics);
        var stepFunctions = new StepFunctions(machines, executions);
        var scheduler = new Scheduler(schedules);
        List.of(sqs, dynamoDb, sns, stepFunctions, scheduler, lambda).forEach(integrations::add);
        List.of(sqs, dynamoDb, new EventBridge(buses, archives, replays), sns, new PipesApi(pipes), stepFunctions,
                new Ssm(parameters),
                new Sts(), scheduler, new S3(buckets, notifications), lambda).forEach(endpoint::add);
        var elsewhere = given.get(PROVIDER_PARAMETER);
        paymentProvider = elsewhere == null ? endpoint.uri().resolve(PROVIDER) : URI.create(elsewhere);
        sandbox = elsewhere == null ? sandbox(endpoint, directory) : null;
        var deliveries = sqs.deliveries();
        endpoint.control("deliveries", Map.of("GET", _ -> deliveries.show(), "POST", deliveries::set));
    }

    static Services start(Endpoint endpoint, LocalCloudOptions options) {
        var directory = options.dataDirectory();
        if (directory == null) {
            return start(endpoint, null, options);
        }
        var data = DataDirectory.lock(directory);
        try {
            return start(endpoint, data, options);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Services start(Endpoint endpoint, @Nullable DataDirectory data, LocalCloudOptions options) {
        var directory = options.dataDirectory();
        var apiGateway = ApiGateway.bind(options.bindAddress(), options.apiPort(), endpoint.uri());
        // Unlike the common pool's, these threads see the classes that their starter sees.
        Executor ownThread = Thread::startVirtualThread;
        var sqs = CompletableFuture.supplyAsync(() -> Sqs.start(endpoint.uri(), directory), ownThread);
        var dynamoDb = CompletableFuture.supplyAsync(() -> DynamoDb.start(directory), ownThread);
        try {
            CompletableFuture.allOf(sqs, dynamoDb).join();
            return new Services(endpoint, apiGateway, sqs.join(), dynamoDb.join(), data, options);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private PaymentProviderSandbox sandbox(Endpoint endpoint, @Nullable Path data) {
        var mounted = opened(new PaymentProviderSandbox(
                WebhookTarget.ofSandbox(apiGateway.uri().resolve("/v1/provider-events")), data));
        endpoint.mount(PROVIDER, mounted);
        return mounted;
    }

    private <T extends AutoCloseable> T opened(T service) {
        open.push(service);
        return service;
    }

    void create(List<Template> templates) {
        refuseUnknownParameters(templates);
        var stacks = new Stacks(handlers, parameters());
        templates.forEach(stacks::create);
        inventory.functions().forEach(functions::add);
        courier.resume();
        replays.resume();
        schedules.resume();
        executions.resume();
        pipes.start();
        if (sandbox != null) {
            sandbox.resume();
        }
    }

    /** Lets clients in. */
    void open() {
        apiGateway.start();
    }

    private void refuseUnknownParameters(List<Template> templates) {
        var known = templates.stream().flatMap(template -> template.parameters().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        given.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new TemplateException("No template has a parameter %s. There are %s".formatted(name, known));
        });
    }

    /** What whoever deploys decides. The code is not in a bucket here. */
    private Map<String, String> parameters() {
        var parameters = new HashMap<>(given);
        parameters.putAll(Map.of("CodeBucket", "local", "CodeKey", "local", "Release", "local", PROVIDER_PARAMETER,
                paymentProvider.toString()));
        return parameters;
    }

    Functions functions() {
        return functions;
    }

    URI paymentProvider() {
        return paymentProvider;
    }

    URI api() {
        return apiGateway.uri();
    }

    @Override
    public void close() {
        for (var service : open) {
            try {
                service.close();
            } catch (Exception e) {
                throw new IllegalStateException("A service does not stop", e);
            }
        }
    }
}
