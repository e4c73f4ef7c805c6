package dev.gatehouse.local.apigateway;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.local.apigateway.mapping.MappingTemplates;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the REST APIs of the templates under {@code /<stage>/}. Authorisation, throttling and logs mean nothing here. */
public final class ApiGateway implements ResourceHandler, AutoCloseable {
    private static final Set<String> IGNORED = Set.of("AWS::ApiGateway::Account", "AWS::ApiGateway::ApiKey",
            "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::UsagePlanKey");
    private static final Set<String> SERVED = Set.of("AWS::ApiGateway::RestApi", "AWS::ApiGateway::Resource",
            "AWS::ApiGateway::Method", "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage");

    private final Map<String, RestApi> apis = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AwsServices services;
    private final MappingTemplates parser = new MappingTemplates();

    private ApiGateway(HttpServer server, URI endpoint) {
        this.server = server;
        this.services = new AwsServices(endpoint);
        server.setExecutor(threads);
        server.createContext("/", new ApiHandler(apis.values()));
    }

    /**
     * Takes the address, where whoever comes early waits: until {@link #start}, no API is complete.
     *
     * @param port 0 for any free one
     * @param endpoint where integrations find SQS and DynamoDB
     * @throws IllegalStateException if the address cannot be bound
     */
    public static ApiGateway bind(String bindAddress, int port, URI endpoint) {
        try {
            return new ApiGateway(HttpServer.create(new InetSocketAddress(bindAddress, port), 0), endpoint);
        } catch (BindException e) {
            throw new IllegalStateException("Cannot listen on %s:%d: %s".formatted(bindAddress, port, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to answer. */
    public void start() {
        server.start();
    }

    /** Where the stages are served. */
    public URI uri() {
        var address = server.getAddress();
        var host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getHostString();
        return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
    }

    @Override
    public Set<String> types() {
        return Stream.concat(SERVED.stream(), IGNORED.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Created create(Resource resource) {
        var id = Ids.of(resource);
        if (IGNORED.contains(resource.type())) {
            return new Created(id, Map.of("Id", id, "APIKeyId", id));
        }
        var properties = Properties.of(resource);
        if (resource.type().equals("AWS::ApiGateway::RestApi")) {
            return createApi(id, properties);
        }
        var api = apis.get(properties.text("RestApiId"));
        if (api == null) {
            throw properties.refuse("RestApiId", "names no REST API of these templates");
        }
        return new ApiDefinition(api, services, parser, apis.values()).create(resource.type(), id, properties);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        services.close();
    }

    private Created createApi(String id, Properties properties) {
        properties.knows("Name", "Description", "EndpointConfiguration", "Policy", "Tags", "FailOnWarnings",
                "DisableExecuteApiEndpoint", "ApiKeySourceType");
        var api = new RestApi(id, properties.text("Name"));
        apis.put(id, api);
        return new Created(id, Map.of("RestApiId", id, "RootResourceId", api.rootId()));
    }
}
