package dev.gatehouse.local.template;

import java.util.Set;

/** Stands the resources of some CloudFormation types up; adopts what kept data already holds. */
public interface ResourceHandler {
    Set<String> types();

    /** @throws TemplateException when the resource has a property that this handler does not know */
    Created create(Resource resource);
}
