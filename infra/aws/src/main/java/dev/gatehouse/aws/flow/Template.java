package dev.gatehouse.aws.flow;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CloudFormation template of one context. */
public record Template(String context, JsonNode root) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One resource as the template has it, intrinsic functions unresolved. */
    public record Resource(String id, String type, JsonNode body) {
        public JsonNode properties() {
            return body.path("Properties");
        }

        public String text(String property) {
            return properties().path(property).asString();
        }
    }

    public static Template read(Path file) {
        var context = file.getFileName().toString().replace(".template.json", "");
        return new Template(context, JSON.readTree(file));
    }

    /** The templates of all contexts in the repository. */
    public static List<Template> readAll(Path repository) {
        var templates = repository.resolve("infra/aws/templates");
        return List.of("order", "payment", "invoice").stream()
                .map(context -> read(templates.resolve(context + ".template.json")))
                .toList();
    }

    public List<Resource> resources() {
        return root.path("Resources").properties().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue().path("Type").asString(), entry.getValue()))
                .toList();
    }

    public List<Resource> resources(String type) {
        return resources().stream().filter(resource -> resource.type().equals(type)).toList();
    }

    public Resource resource(String id) {
        return new Resource(id, root.path("Resources").path(id).path("Type").asString(),
                root.path("Resources").path(id));
    }

    /**
     * The physical name of what a value points to: of the resource that a Ref or GetAtt means, or the last part of an
     * ARN or address that is written out.
     */
    public String nameOf(JsonNode value) {
        if (value.has("Ref")) {
            return physicalName(resource(value.get("Ref").asString()));
        }
        if (value.has("Fn::GetAtt")) {
            return physicalName(resource(value.get("Fn::GetAtt").get(0).asString()));
        }
        if (value.has("Fn::Sub")) {
            var sub = value.get("Fn::Sub");
            return lastPart(sub.isArray() ? sub.get(0).asString() : sub.asString());
        }
        return lastPart(value.asString());
    }

    /** The id of the resource that a Ref or GetAtt means; empty for anything else. */
    public String idOf(JsonNode value) {
        return value.has("Ref") ? value.get("Ref").asString() : value.path("Fn::GetAtt").path(0).asString();
    }

    private static String physicalName(Resource resource) {
        return switch (resource.type()) {
            case "AWS::SQS::Queue" -> resource.text("QueueName");
            case "AWS::DynamoDB::Table" -> resource.text("TableName");
            case "AWS::Lambda::Function" -> resource.text("FunctionName");
            case "AWS::S3::Bucket" -> resource.properties().path("BucketName").path("Fn::Sub").asString();
            case "AWS::SNS::Topic" -> resource.text("TopicName");
            case "AWS::IAM::Role" -> resource.text("RoleName");
            case "AWS::StepFunctions::StateMachine" -> resource.text("StateMachineName");
            case "AWS::Events::EventBus", "AWS::Events::Rule", "AWS::Pipes::Pipe", "AWS::ApiGateway::RestApi" ->
                resource.text("Name");
            default -> throw new IllegalArgumentException(
                    "Resource " + resource.id() + " of type " + resource.type() + " has no name that the flow knows");
        };
    }

    private static String lastPart(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
