package dev.gatehouse.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderConfirmed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private final EventJson json = new EventJson();

    @Test
    void ignoresFieldsThatAProducerHasAdded() {
        var text = """
                {"orderId": "%s", "total": {"amount": 1, "currency": "EUR", "new": true}, "added": [1]}"""
                .formatted(ID);

        assertThat(json.read(text, OrderConfirmed.class))
                .isEqualTo(new OrderConfirmed(new OrderId(ID), new Money(1, "EUR")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            `{"total": {"amount": 1, "currency": "EUR"}}`                        | orderId is missing
            `{"orderId": "ID"}`                                                  | total is missing
            `{"orderId": "ID", "total": {"currency": "EUR"}}`                    | amount
            `{"orderId": "ID", "total": {"amount": null, "currency": "EUR"}}`    | amount
            `{"orderId": "ID", "total": {"amount": "much", "currency": "EUR"}}`  | amount
            `{"orderId": "ID", "total": {"amount": 1, "currency": "EURO"}}`      | currency must be an ISO 4217 code
            `{"orderId": "42", "total": {"amount": 1, "currency": "EUR"}}`       | orderId must be a lower-case UUID
            `{"orderId": {}, "total": {"amount": 1, "currency": "EUR"}}`         | orderId
            `[]`                                                                 | OrderConfirmed
            """)
    void namesTheFieldThatIsMissingOrWrong(String text, String problem) {
        assertThatExceptionOfType(UnreadableJson.class)
                .isThrownBy(() -> json.read(text.replace("ID", ID), OrderConfirmed.class))
                .withMessageContaining(problem);
    }

    @Test
    void saysWhereMalformedJsonBreaks() {
        assertThatExceptionOfType(UnreadableJson.class)
                .isThrownBy(() -> json.tree("{\n  \"a\": }"))
                .withMessageContaining("line 2");
    }

    @Test
    void neverQuotesWhatAFieldHeld() {
        var address = """
                {"name": "Ada", "email": "ada@example.com", "address": "Beispielweg 1"}""";

        assertThatExceptionOfType(UnreadableJson.class)
                .isThrownBy(() -> json.read(address, Contact.class))
                .withMessageNotContaining("Beispielweg")
                .withMessageContaining("address");
    }
}
