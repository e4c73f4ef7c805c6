package dev.gatehouse.local.apigateway.mapping;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.exception.VelocityException;

/** A parsed mapping template. Input only ever fills its references: what comes in is never parsed as template. */
public final class MappingTemplate {
    private final String name;
    private final Template template;

    MappingTemplate(String name, Template template) {
        this.name = name;
        this.template = template;
    }

    /**
     * @param variables the template's variables by name; the template may change those that are mutable maps
     * @throws MappingFailed if the template asks for what a template may not have, or calls a method that fails
     */
    public String render(Map<String, Object> variables) {
        var context = new VelocityContext(new HashMap<>(variables));
        handlers().attachToContext(context);
        var result = new StringWriter();
        try {
            template.merge(context, result);
        } catch (VelocityException | StackOverflowError e) {
            throw MappingFailed.in(name, e);
        }
        return result.toString();
    }

    /** A reference to nothing is rendered as an empty text, as in API Gateway; a method that fails ends the rendering. */
    private static EventCartridge handlers() {
        var handlers = new EventCartridge();
        handlers.addReferenceInsertionEventHandler((at, reference, value) -> value == null ? "" : value);
        handlers.addMethodExceptionHandler((at, type, method, failure, where) -> {
            throw new VelocityException("line " + where.getLine() + ": " + method + " failed", failure);
        });
        return handlers;
    }
}
