package dev.gatehouse.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StacksTest {
    private final List<Resource> created = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Ref": "Other"}                                                      | other-ref
            {"Ref": "AWS::Region"}                                                | eu-central-1
            {"Ref": "Size"}                                                       | 3
            {"Ref": "Given"}                                                      | from outside
            {"Fn::GetAtt": ["Other", "Arn"]}                                      | arn:other
            {"Fn::GetAtt": "Other.Arn"}                                           | arn:other
            {"Fn::Join": ["-", ["a", {"Ref": "Other"}, "b"]]}                     | a-other-ref-b
            {"Fn::Sub": "x:${AWS::AccountId}:${Other}:${Other.Arn}:${!kept}"}     | x:000000000000:other-ref:arn:other:${kept}
            {"Fn::Sub": ["${A}/${Other}", {"A": {"Fn::GetAtt": ["Other", "Arn"]}}]} | arn:other/other-ref
            {"Fn::Select": [1, {"Fn::Split": [":", "a:b:c"]}]}                    | b
            {"Fn::If": ["Small", "yes", "no"]}                                    | yes
            {"Fn::If": ["Large", "yes", {"Ref": "Other"}]}                        | other-ref
            """)
    void resolvesIntrinsics(String expression, String value) {
        create("""
                {"Parameters": {"Size": {"Type": "Number", "Default": 3}, "Given": {"Type": "String"}},
                 "Conditions": {"Small": {"Fn::Equals": [{"Ref": "Size"}, "3"]}, "Large": {"Fn::Not": [{"Condition": "Small"}]}},
                 "Resources": {"It": {"Type": "Test::Any", "Properties": {"Value": %s}}, "Other": {"Type": "Test::Any"}}}
                """
                .formatted(expression));

        assertThat(created).extracting(Resource::logicalId).containsOnly("Other", "It");
        assertThat(created("It").properties().path("Value").asString()).isEqualTo(value);
    }

    @Test
    void leavesOutWhatHasNoValue() {
        create("""
                {"Resources": {"It": {"Type": "Test::Any", "Properties": {"A": {"Ref": "AWS::NoValue"}, "B": [1, {"Ref": "AWS::NoValue"}]}}}}
                """);

        assertThat(created("It").properties()).hasToString("{\"B\":[1]}");
    }

    @Test
    void createsWhatAResourceNeedsBeforeIt() {
        create("""
                {"Resources": {
                  "A": {"Type": "Test::Any", "Properties": {"X": {"Deep": [{"Ref": "C"}]}}},
                  "B": {"Type": "Test::Any", "DependsOn": ["A"]},
                  "C": {"Type": "Test::Any", "DependsOn": "D"},
                  "D": {"Type": "Test::Any"}}}
                """);

        assertThat(created).extracting(Resource::logicalId).containsExactly("D", "C", "A", "B");
    }

    @Test
    void skipsResourcesWhoseConditionDoesNotHold() {
        create("""
                {"Conditions": {"Never": {"Fn::And": [{"Fn::Equals": ["a", "a"]}, {"Fn::Equals": ["a", "b"]}]}},
                 "Resources": {"A": {"Type": "Test::Any", "Condition": "Never"}, "B": {"Type": "Test::Any"}}}
                """);

        assertThat(created).extracting(Resource::logicalId).containsExactly("B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type": "Test::Unknown"}                                       | shop: It (Test::Unknown): this type is not supported by the local cloud
            {"Type": "Test::Any", "Properties": {"A": {"Fn::Cidr": []}}}    | shop: It (Test::Any).A: the intrinsic Fn::Cidr is not supported by the local cloud
            {"Type": "Test::Any", "Properties": {"A": [{"Ref": "Nobody"}]}} | shop: It (Test::Any).A[0]: Ref Nobody names nothing in this template
            {"Type": "Test::Any", "Properties": {"A": {"Fn::GetAtt": ["Other", "Colour"]}}} | shop: It (Test::Any).A: the local cloud knows no attribute Colour of Other
            {"Type": "Test::Any", "Properties": {"Forbidden": 1}}           | shop: It (Test::Any): property Forbidden is not supported by the local cloud
            {"Type": "Test::Any", "Properties": {"A": {"Ref": "It"}}}       | shop: circular dependency It -> It
            {"Type": "Test::Any", "Properties": {"A": {"Ref": "Back"}}}     | shop: circular dependency It -> Back -> It
            {"Type": "Test::Any", "Properties": {"A": {"Ref": "Blank"}}}    | shop: parameter Blank has no default and no value
            {"Type": "Test::Any", "UpdatePolicy": {}}                       | shop: It: UpdatePolicy is not supported by the local cloud
            """)
    void saysWhatItDoesNotSupport(String resource, String message) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> create("""
                {"Parameters": {"Blank": {"Type": "String"}},
                 "Resources": {"It": %s, "Other": {"Type": "Test::Any"},
                               "Back": {"Type": "Test::Any", "DependsOn": "It"}}}
                """.formatted(resource))).withMessage(message);
    }

    @Test
    void refusesTemplateSectionsThatItDoesNotKnow() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> create("{\"Mappings\": {}, \"Resources\": {}}"))
                .withMessage("shop: Mappings is not supported by the local cloud");
    }

    @Test
    void givesInertResourcesNamesAndArns() {
        var role = new InertResources().create(new Resource("shop", "Role", "AWS::IAM::Role",
                Template.of("shop", "{}").document().put("RoleName", "clerk").put("Whatever", 1)));

        assertThat(role.ref()).isEqualTo("clerk");
        assertThat(role.attributes()).containsEntry("Arn", "arn:aws:iam::000000000000:role/clerk");
    }

    private void create(String template) {
        new Stacks(List.of(new Recording()), Map.of("Given", "from outside")).create(Template.of("shop", template));
    }

    private Resource created(String logicalId) {
        return created.stream().filter(it -> it.logicalId().equals(logicalId)).findFirst().orElseThrow();
    }

    private final class Recording implements ResourceHandler {
        @Override
        public Set<String> types() {
            return Set.of("Test::Any");
        }

        @Override
        public Created create(Resource resource) {
            Properties.of(resource).knows("A", "B", "X", "Value");
            created.add(resource);
            var name = resource.logicalId().toLowerCase(java.util.Locale.ROOT);
            return new Created(name + "-ref", Map.of("Arn", "arn:" + name));
        }
    }
}
