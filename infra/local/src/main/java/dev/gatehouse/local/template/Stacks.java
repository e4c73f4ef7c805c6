package dev.gatehouse.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands templates up by handing each resource to the handler of its type. */
public final class Stacks {
    private final Map<String, ResourceHandler> handlers = new HashMap<>();
    private final Map<String, String> parameters;

    /** @param parameters go before the defaults that a template gives */
    public Stacks(List<ResourceHandler> handlers, Map<String, String> parameters) {
        this.parameters = Map.copyOf(parameters);
        handlers.forEach(handler -> handler.types().forEach(type -> this.handlers.put(type, handler)));
    }

    /** @throws TemplateException if anything in it is not supported */
    public void create(Template template) {
        new Stack(template, handlers, parameters).create();
    }
}
