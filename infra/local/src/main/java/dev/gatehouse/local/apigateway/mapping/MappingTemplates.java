package dev.gatehouse.local.apigateway.mapping;

import java.io.StringReader;
import org.apache.velocity.Template;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/** Parses mapping templates. API Gateway's engine is of the 1.x line, from which the defaults of 2.x differ. */
public final class MappingTemplates {
    private final RuntimeInstance engine = new RuntimeInstance();

    public MappingTemplates() {
        engine.setProperty("introspector.uberspect.class", DataOnly.class.getName());
        engine.setProperty("directive.foreach.max_loops", 1000);
        engine.setProperty("directive.if.empty_check", false);
        engine.setProperty("parser.space_gobbling", "bc");
        engine.setProperty("parser.allow_hyphen_in_identifiers", true);
        engine.setProperty("velocimacro.library.path", "");
        engine.setProperty("velocimacro.inline.local_scope", true);
        engine.setProperty("runtime.log.log_invalid_references", false);
        engine.init();
        engine.removeDirective("evaluate");
        engine.removeDirective("parse");
        engine.removeDirective("include");
    }

    /**
     * @param name what messages call the template
     * @throws IllegalArgumentException if the text is no valid template
     */
    public MappingTemplate parse(String name, String text) {
        var template = new Template();
        template.setName(name);
        template.setRuntimeServices(engine);
        try {
            template.setData(engine.parse(new StringReader(text), template));
            template.initDocument();
        } catch (ParseException | VelocityException e) {
            throw new IllegalArgumentException(name + ": not a valid mapping template: " + firstLine(e), e);
        }
        return new MappingTemplate(name, template);
    }

    private static String firstLine(Exception e) {
        var message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
