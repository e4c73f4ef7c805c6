package dev.gatehouse.local;

import dev.gatehouse.local.endpoint.Endpoint;
import dev.gatehouse.local.lambda.Functions;
import dev.gatehouse.local.template.Template;
import java.net.URI;
import java.util.List;

/** Every service that the templates need, behind one endpoint. */
public final class LocalCloud implements AutoCloseable {
    private final Endpoint endpoint;
    private final Services services;

    private LocalCloud(Endpoint endpoint, Services services) {
        this.endpoint = endpoint;
        this.services = services;
    }

    /**
     * Returns when everything that the templates describe is there.
     *
     * @throws IllegalStateException if a port is taken
     * @throws dev.gatehouse.local.template.TemplateException if a template needs what there is not
     */
    public static LocalCloud start(LocalCloudOptions options) {
        var endpoint = Endpoint.bind(options.bindAddress(), options.endpointPort());
        try {
            return start(endpoint, Services.start(endpoint, options), Template.in(options.templates()));
        } catch (RuntimeException e) {
            endpoint.close();
            throw e;
        }
    }

    private static LocalCloud start(Endpoint endpoint, Services services, List<Template> templates) {
        try {
            services.create(templates);
            endpoint.start();
            services.open();
            return new LocalCloud(endpoint, services);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** Where all AWS services answer. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /** Where the REST APIs answer, each stage below its name. */
    public URI api() {
        return services.api();
    }

    /** Not a part of AWS: the sandbox beside the services, unless the parameter {@code ProviderBaseUrl} names another. */
    public URI paymentProvider() {
        return services.paymentProvider();
    }

    /** The Lambda functions of all templates. */
    public Functions functions() {
        return services.functions();
    }

    @Override
    public void close() {
        endpoint.close();
        services.close();
    }
}
