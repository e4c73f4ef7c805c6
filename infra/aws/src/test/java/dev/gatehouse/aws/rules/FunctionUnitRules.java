package dev.gatehouse.aws.rules;

import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One bean, one Lambda, one inbox, one role: nothing is shared, nothing is left over. */
final class FunctionUnitRules {
    private final Template template;
    private final List<String> violations = new ArrayList<>();

    private FunctionUnitRules(Template template) {
        this.template = template;
    }

    static List<String> violations(Template template) {
        var rules = new FunctionUnitRules(template);
        rules.beansAreLambdas();
        rules.inboxesBelongToLambdas();
        rules.rolesBelongToLambdas();
        return rules.violations;
    }

    private void beansAreLambdas() {
        for (var lambda : lambdas()) {
            var bean = lambda.properties().path("Environment").path("Variables").path("GATEHOUSE_FUNCTION").asString();
            must(lambda.text("FunctionName").equals(template.context() + "-" + bean),
                    lambda.id() + " is not named after its bean " + bean);
            must(intakes(lambda).size() == 1, lambda.id() + " has " + intakes(lambda).size() + " inboxes");
            must(inbox(lambda).equals(template.context() + "-" + bean + "-inbox"),
                    lambda.id() + " takes from " + inbox(lambda));
            must(role(lambda).equals(template.context() + "-" + bean + "-role"),
                    lambda.id() + " has the role " + role(lambda));
        }
        onlyOnce(lambdas(), Resource::id, lambda -> lambda.text("FunctionName"));
    }

    private void inboxesBelongToLambdas() {
        var taken = lambdas().stream().map(this::inbox).toList();
        template.resources("AWS::SQS::Queue").stream()
                .map(queue -> queue.text("QueueName"))
                .filter(name -> name.endsWith("-inbox"))
                .forEach(name -> must(taken.stream().filter(name::equals).count() == 1, name + " feeds "
                        + taken.stream().filter(name::equals).count() + " functions"));
    }

    private void rolesBelongToLambdas() {
        onlyOnce(lambdas(), Resource::id, this::role);
        var held = lambdas().stream().map(this::role).toList();
        template.resources("AWS::IAM::Role").stream()
                .filter(role -> role.properties().path("AssumeRolePolicyDocument").toString()
                        .contains("lambda.amazonaws"))
                .forEach(role -> must(held.contains(role.text("RoleName")), role.id() + " is no function's role"));
    }

    private void onlyOnce(List<Resource> resources, Function<Resource, String> id, Function<Resource, String> key) {
        resources.stream().collect(Collectors.groupingBy(key, Collectors.mapping(id, Collectors.toList())))
                .forEach((shared, owners) -> must(owners.size() == 1, shared + " is shared by " + owners));
    }

    private List<Resource> lambdas() {
        return template.resources("AWS::Lambda::Function");
    }

    /** Event source mappings on an alias of the function; one on the function itself would bypass SnapStart. */
    private List<Resource> intakes(Resource lambda) {
        return template.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> {
                    var alias = template.resource(template.idOf(mapping.properties().path("FunctionName")));
                    return alias.type().equals("AWS::Lambda::Alias")
                            && template.idOf(alias.properties().path("FunctionName")).equals(lambda.id());
                })
                .toList();
    }

    private String inbox(Resource lambda) {
        return intakes(lambda).stream()
                .map(mapping -> template.nameOf(mapping.properties().path("EventSourceArn")))
                .collect(Collectors.joining(","));
    }

    private String role(Resource lambda) {
        return template.nameOf(lambda.properties().path("Role"));
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
