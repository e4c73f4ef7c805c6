package dev.gatehouse.local.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@ExtendWith(SharedCloud.class)
class SsmIT {
    private final SsmClient ssm;

    SsmIT(LocalCloud cloud) {
        ssm = new TestClients(cloud.endpoint()).ssm();
    }

    @AfterEach
    void close() {
        ssm.close();
    }

    @Test
    void holdsTheParametersOfTheTemplatesAndTheProviderKey() {
        var found = ssm.getParameters(request -> request.names("/shop/greeting", "/nobody"));
        var key = ssm.getParameter(request -> request.name("/gatehouse/payment/provider-key").withDecryption(true));

        assertThat(found.parameters()).singleElement()
                .satisfies(parameter -> assertThat(parameter.value()).isEqualTo("hello"));
        assertThat(found.invalidParameters()).containsExactly("/nobody");
        assertThat(key.parameter().type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(key.parameter().value()).startsWith("sk_test_");
    }

    @Test
    void showsASecretOnlyWhenAsked() {
        ssm.putParameter(request -> request.name("/secret").type(ParameterType.SECURE_STRING).value("s3cret"));

        assertThat(ssm.getParameter(request -> request.name("/secret")).parameter().value()).isNotEqualTo("s3cret");
        assertThat(ssm.getParameter(request -> request.name("/secret").withDecryption(true)).parameter().value())
                .isEqualTo("s3cret");
    }

    @Test
    void overwritesOnlyWhenAsked() {
        ssm.putParameter(request -> request.name("/once").type(ParameterType.STRING).value("1"));

        assertThatExceptionOfType(ParameterAlreadyExistsException.class).isThrownBy(
                () -> ssm.putParameter(request -> request.name("/once").type(ParameterType.STRING).value("2")));
        assertThat(ssm.putParameter(request -> request.name("/once").type(ParameterType.STRING).value("2")
                .overwrite(true)).version()).isEqualTo(2);
        assertThat(ssm.describeParameters().parameters()).extracting(ParameterMetadata::name).contains("/once");
        assertThatExceptionOfType(ParameterNotFoundException.class)
                .isThrownBy(() -> ssm.getParameter(request -> request.name("/nobody")));
    }
}
