package dev.gatehouse.local.template;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the names in a template stand for. */
interface Scope {
    /** A pseudo parameter, parameter, or resource. */
    String ref(String name, String where);

    String attribute(String logicalId, String attribute, String where);

    boolean condition(String name, String where);

    /** A scope with some names of its own, as Fn::Sub brings them. */
    default Scope with(Map<String, String> names) {
        var outer = this;
        return new Scope() {
            @Override
            public String ref(String name, String where) {
                var own = names.get(name);
                return own == null ? outer.ref(name, where) : own;
            }

            @Override
            public String attribute(String logicalId, String attribute, String where) {
                return outer.attribute(logicalId, attribute, where);
            }

            @Override
            public boolean condition(String name, String where) {
                return outer.condition(name, where);
            }
        };
    }

    /** The name and only value of an object such as {@code {"Ref": "Queue"}}. */
    static Map.Entry<String, JsonNode> only(JsonNode object) {
        return object.properties().iterator().next();
    }
}
