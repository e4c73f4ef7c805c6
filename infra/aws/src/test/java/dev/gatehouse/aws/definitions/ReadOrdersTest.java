package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReadOrdersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ApiMethod LIST = ApiMethod.of("order", "ListOrders");

    @ParameterizedTest
    @CsvSource({"ReadOrder,view", "ReadTimeline,timeline", "ReadInvoices,invoices"})
    void readsOnePartOfAnOrder(String method, String part) {
        var api = ApiMethod.of("order", method);

        assertThat(JSON.readTree(api.request(Map.of("id", "AB'\"\\/1"), "{}"))).isEqualTo(JSON.readTree("""
                {"TableName": "order-views", "Key": {"orderId": {"S": "ab'\\"\\\\/1"}},
                 "ProjectionExpression": "#part", "ExpressionAttributeNames": {"#part": "%s"}}
                """.formatted(part)));
        var found = api.response(200, Map.of(), """
                {"Item": {"%s": {"S": "{\\"orderId\\":\\"a\\",\\"n\\":[]}"}}}
                """.formatted(part));
        assertThat(found.status()).isEqualTo(200);
        assertThat(JSON.readTree(found.body())).isEqualTo(JSON.readTree("{\"orderId\":\"a\",\"n\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Item\":{}}"})
    void anUnknownOrderIsNotFound(String backend) {
        var answer = ApiMethod.of("order", "ReadOrder").response(200, Map.of("id", "x"), backend);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"400,ValidationException,404,NOT_FOUND", "400,ThrottlingException,503,UNAVAILABLE",
            "500,InternalServerError,503,UNAVAILABLE"})
    void tellsABadIdFromATroubledTable(int backend, String type, int status, String error) {
        var answer = ApiMethod.of("order", "ReadOrder").response(backend, Map.of("id", "x"),
                "{\"__type\":\"" + type + "\"}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"'',21", "1,2", "20,21", "99,100", "100,101", "0,0", "101,0", "-1,0", "01,0", "x,0", "1.0,0"})
    void readsOneOrderMoreThanTheLimit(String limit, int read) {
        var query = JSON.readTree(LIST.request(Map.of("customerId", "c-1", "limit", limit), "{}"));

        assertThat(query).isEqualTo(JSON.readTree(
                """
                        {"TableName": "order-views", "IndexName": "by-customer", "KeyConditionExpression": "customerId = :customerId",
                         "ExpressionAttributeValues": {":customerId": {"S": "c-1"}}, "ProjectionExpression": "placedAt, summary",
                         "ScanIndexForward": false, "Limit": %d}
                        """
                        .formatted(read)));
    }

    @Test
    void goesOnAfterACursor() {
        var query = JSON
                .readTree(LIST.request(Map.of("customerId", "c-1", "cursor", "2026-11-21T10:00:00Z_\"x'"), "{}"));

        assertThat(query.path("KeyConditionExpression").asString())
                .isEqualTo("customerId = :customerId AND placedAt < :cursor");
        assertThat(query.path("ExpressionAttributeValues").path(":cursor").path("S").asString())
                .isEqualTo("2026-11-21T10:00:00Z_\"x'");
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "2,false", "3,true"})
    void givesACursorOnlyWhenThereAreMore(int found, boolean more) {
        var answer = LIST.response(200, Map.of("limit", "2"), "{\"Items\":[%s]}".formatted(IntStream.range(0, found)
                .mapToObj("{\"summary\":{\"S\":\"{\\\"n\\\":%1$d}\"},\"placedAt\":{\"S\":\"t%1$d\"}}"::formatted)
                .collect(Collectors.joining(","))));

        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("{\"orders\":[%s]%s}".formatted(
                IntStream.range(0, Math.min(found, 2)).mapToObj("{\"n\":%d}"::formatted)
                        .collect(Collectors.joining(",")),
                more ? ",\"cursor\":\"t1\"" : "")));
    }

    @ParameterizedTest
    @CsvSource({"'','','',customerId", "c-1,0,'',limit", "c-1,101,'',limit", "c-1,x,'',limit", "c-1,5,zzz,cursor"})
    void saysWhichParameterIsWrong(String customerId, String limit, String cursor, String field) {
        var answer = LIST.response(400, Map.of("customerId", customerId, "limit", limit, "cursor", cursor),
                "{\"__type\":\"com.amazon.coral.validate#ValidationException\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }
}
