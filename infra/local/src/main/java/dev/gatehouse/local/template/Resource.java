package dev.gatehouse.local.template;

import tools.jackson.databind.node.ObjectNode;

/** One resource of a template, every intrinsic function resolved. */
public record Resource(String stack, String logicalId, String type, ObjectNode properties) {}
