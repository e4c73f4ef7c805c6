package dev.gatehouse.aws;

import java.util.List;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.dynamodb.CfnTable;

/** The tables of a context. */
final class Tables {
    private Tables() {}

    /** Events, state, idempotency and outbox in one: the context's log. Its stream is what gets published. */
    static CfnTable log(ContextStack stack) {
        var table = table(stack, "Log", "log")
                .keySchema(List.of(key("stream", "HASH"), key("version", "RANGE")))
                .attributeDefinitions(List.of(attribute("stream", "S"), attribute("version", "N")))
                .streamSpecification(CfnTable.StreamSpecificationProperty.builder()
                        .streamViewType("NEW_IMAGE")
                        .build());
        return keptOnReplacement(table.build());
    }

    /** Claims of functions without an aggregate, and notes on failed attempts. */
    static CfnTable inbox(ContextStack stack) {
        var table = table(stack, "Inbox", "inbox")
                .keySchema(List.of(key("id", "HASH")))
                .attributeDefinitions(List.of(attribute("id", "S")));
        return keptOnReplacement(table.build());
    }

    /** What the API answers from: ready JSON, one item per order, listed by customer. */
    static CfnTable views(ContextStack stack) {
        var table = table(stack, "Views", "views")
                .keySchema(List.of(key("orderId", "HASH")))
                .attributeDefinitions(List.of(
                        attribute("orderId", "S"), attribute("customerId", "S"), attribute("placedAt", "S")))
                .globalSecondaryIndexes(List.of(CfnTable.GlobalSecondaryIndexProperty.builder()
                        .indexName("by-customer")
                        .keySchema(List.of(key("customerId", "HASH"), key("placedAt", "RANGE")))
                        .projection(CfnTable.ProjectionProperty.builder()
                                .projectionType("INCLUDE")
                                .nonKeyAttributes(List.of("summary"))
                                .build())
                        .build()));
        return keptOnReplacement(table.build());
    }

    /** What the settlement machine waits for: one item per order. */
    static CfnTable settlements(ContextStack stack) {
        var table = table(stack, "Settlements", "settlements")
                .keySchema(List.of(key("orderId", "HASH")))
                .attributeDefinitions(List.of(attribute("orderId", "S")));
        return keptOnReplacement(table.build());
    }

    private static CfnTable.Builder table(ContextStack stack, String id, String name) {
        return CfnTable.Builder.create(stack, id)
                .tableName(stack.context().named(name))
                .billingMode("PAY_PER_REQUEST")
                .deletionProtectionEnabled(stack.parameters().deletionProtection())
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName("expiresAt")
                        .enabled(true)
                        .build());
    }

    /** Deletion is guarded by the switch of the deployment; a replacement must never lose data, whatever it says. */
    private static CfnTable keptOnReplacement(CfnTable table) {
        table.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.DELETE);
        table.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        return table;
    }

    private static CfnTable.KeySchemaProperty key(String name, String type) {
        return CfnTable.KeySchemaProperty.builder().attributeName(name).keyType(type).build();
    }

    private static CfnTable.AttributeDefinitionProperty attribute(String name, String type) {
        return CfnTable.AttributeDefinitionProperty.builder().attributeName(name).attributeType(type).build();
    }
}
