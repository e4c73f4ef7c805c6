package dev.gatehouse.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Action=Publish&Message=a%20b%3D1                            | {"Action":"Publish","Message":"a b=1"}
            E.member.2.Id=b&E.member.1.Id=a                             | {"E":[{"Id":"a"},{"Id":"b"}]}
            A.entry.1.key=k&A.entry.1.value=v                           | {"A":[{"key":"k","value":"v"}]}
            M.entry.1.Name=n&M.entry.1.Value.DataType=String            | {"M":[{"Name":"n","Value":{"DataType":"String"}}]}
            AttributeName.1=All                                         | {"AttributeName":["All"]}
            a=1&a.b=2&=3&c&d=                                           | {"a":{"b":"2"},"d":""}
            """)
    void readsFormsAsJson(String form, String json) {
        assertThat(QueryParameters.parse(form)).hasToString(json);
    }

    @Test
    void refusesBrokenEncoding() {
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> QueryParameters.parse("a=%zz"));
    }
}
