package dev.gatehouse.local.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a call, its result and its error are written. */
public enum Protocol {
    JSON_1_0("application/x-amz-json-1.0"), JSON_1_1("application/x-amz-json-1.1"), QUERY("text/xml"), REST_JSON(
            "application/json"), REST_XML("application/xml"), CBOR("application/cbor");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    WireReply output(String operation, ObjectNode output) {
        return switch (this) {
            case JSON_1_0, JSON_1_1, REST_JSON -> WireReply.of(200, contentType, output.toString());
            case QUERY -> WireReply.of(200, contentType, QueryXml.result(operation, output, requestId()));
            case REST_XML, CBOR -> throw new IllegalStateException("No service here answers in " + this);
        };
    }

    WireReply error(AwsError error) {
        var headers = Map.of("Content-Type", contentType, "x-amzn-ErrorType", error.code(), "x-amzn-query-error",
                error.code() + (error.status() < 500 ? ";Sender" : ";Receiver"), "smithy-protocol", "rpc-v2-cbor");
        return switch (this) {
            case JSON_1_0, JSON_1_1, REST_JSON -> new WireReply(error.status(), headers, json(error));
            case QUERY -> WireReply.of(error.status(), contentType, QueryXml.error(error, requestId()));
            case REST_XML ->
                WireReply.of(error.status(), contentType, """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"""
                        .formatted(error.code(), QueryXml.escape(error.reason()), requestId()));
            case CBOR -> WireReply.binary(error.status(), headers, cbor(error));
        };
    }

    private static String json(AwsError error) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("__type", error.code())
                .put("message", error.reason())
                .toString();
    }

    /** A map of two texts, the only CBOR that is ever needed here. */
    private static byte[] cbor(AwsError error) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0xA2);
        for (var text : new String[]{"__type", error.code(), "message", error.reason()}) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.write(0x79);
            bytes.write(utf8.length >> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }
}
