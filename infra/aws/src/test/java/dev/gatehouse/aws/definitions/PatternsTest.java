package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

class PatternsTest {
    @ParameterizedTest
    @CsvSource({
            "PublishPipe,INSERT,domain,true",
            "PublishPipe,INSERT,internal,false",
            "PublishPipe,INSERT,'',false",
            "PublishPipe,MODIFY,domain,false",
            "RelayPipe,INSERT,domain,true",
            "RelayPipe,INSERT,internal,true",
            "RelayPipe,INSERT,'',false",
            "RelayPipe,REMOVE,domain,false"})
    void pipesTakeNewEventsAndNoCounters(String pipe, String change, String visibility, boolean taken)
            throws Exception {
        var pattern = Committed.template("order").resource(pipe).properties()
                .at("/SourceParameters/FilterCriteria/Filters/0/Pattern").asString();
        var image = visibility.isEmpty() ? "{}" : "{\"visibility\":{\"S\":\"" + visibility + "\"}}";
        var record = "{\"eventName\":\"%s\",\"dynamodb\":{\"NewImage\":%s}}".formatted(change, image);

        assertThat(Ruler.matchesRule(record, pattern)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
            "order,InConfirmOrderRule,gatehouse.payment,PaymentAuthorized,true",
            "order,InConfirmOrderRule,gatehouse.order,PaymentAuthorized,false",
            "order,InConfirmOrderRule,gatehouse.payment,PaymentDeclined,false",
            "order,OutInvoiceRule,gatehouse.order,OrderPlaced,true",
            "order,OutInvoiceRule,gatehouse.order,OrderConfirmed,false",
            "order,OutPaymentRule,gatehouse.payment,OrderPlaced,false"})
    void rulesTakeNamedEventsOfOneSource(String context, String rule, String source, String type, boolean taken)
            throws Exception {
        var pattern = Committed.template(context).resource(rule).properties().path("EventPattern").toString();
        var event = "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":{}}".formatted(source, type);

        assertThat(Ruler.matchesRule(event, pattern)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
            "StartSettlementRule,PaymentPending,BANK_TRANSFER,true",
            "StartSettlementRule,PaymentAuthorized,CARD,false",
            "StartSettlementRule,PaymentActionRequired,CARD,false",
            "StartCloseSettlementRule,PaymentCaptured,BANK_TRANSFER,true",
            "StartCloseSettlementRule,PaymentCaptured,CASH_ON_DELIVERY,true",
            "StartCloseSettlementRule,PaymentCaptured,CHEQUE,true",
            "StartCloseSettlementRule,PaymentCaptured,CARD,false",
            "StartCloseSettlementRule,PaymentVoided,'',true",
            "StartCloseSettlementRule,PaymentDeclined,'',true",
            "StartCloseSettlementRule,PaymentExpired,'',true",
            "StartCloseSettlementRule,PaymentPending,BANK_TRANSFER,false",
            "StartCloseSettlementRule,PaymentRefunded,'',false"})
    void machinesAreStartedByNamedEventsOfTheOwnContext(String rule, String type, String method, boolean started)
            throws Exception {
        var pattern = Committed.template("payment").resource(rule).properties().path("EventPattern").toString();
        var data = method.isEmpty() ? "{}" : "{\"method\":\"" + method + "\"}";
        var event = "{\"source\":\"gatehouse.%s\",\"detail-type\":\"%s\",\"detail\":{\"data\":%s}}";

        assertThat(Ruler.matchesRule(event.formatted("payment", type, data), pattern)).isEqualTo(started);
        assertThat(Ruler.matchesRule(event.formatted("order", type, data), pattern)).isFalse();
    }
}
