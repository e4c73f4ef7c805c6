package dev.gatehouse.local.template;

import java.util.Map;

/** What Ref and Fn::GetAtt of a created resource give. */
public record Created(String ref, Map<String, String> attributes) {
    public Created {
        attributes = Map.copyOf(attributes);
    }
}
