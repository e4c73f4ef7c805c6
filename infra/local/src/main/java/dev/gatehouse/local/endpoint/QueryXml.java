package dev.gatehouse.local.endpoint;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes results of the query protocol as XML. */
final class QueryXml {
    private final StringBuilder xml = new StringBuilder();

    private QueryXml() {}

    static String result(String operation, ObjectNode output, String requestId) {
        var writer = new QueryXml();
        var body = new QueryXml();
        body.children(output);
        return writer.element(operation + "Response", body.element(operation + "Result", body.take()).take()
                + metadata(requestId)).take();
    }

    static String error(AwsError error, String requestId) {
        var fields = new QueryXml().text("Type", error.status() < 500 ? "Sender" : "Receiver")
                .text("Code", error.code())
                .text("Message", error.reason())
                .take();
        var inner = new QueryXml().element("Error", fields).text("RequestId", requestId).take();
        return new QueryXml().element("ErrorResponse", inner).take();
    }

    private static String metadata(String requestId) {
        var id = new QueryXml().text("RequestId", requestId).take();
        return new QueryXml().element("ResponseMetadata", id).take();
    }

    private void children(JsonNode object) {
        object.properties().forEach(property -> child(property.getKey(), property.getValue()));
    }

    private void child(String name, JsonNode value) {
        if (!value.isContainer()) {
            text(name, value.asString(""));
            return;
        }
        var inner = new QueryXml();
        if (value.isArray()) {
            value.forEach(item -> inner.child(isEntry(item) ? "entry" : "member", item));
        } else {
            inner.children(value);
        }
        element(name, inner.take());
    }

    /** Of a map: results hold maps as lists of key and value. */
    private static boolean isEntry(JsonNode item) {
        return item.size() == 2 && item.has("key") && item.has("value");
    }

    private QueryXml text(String name, String text) {
        return element(name, escape(text));
    }

    private QueryXml element(String name, String content) {
        xml.append('<').append(name).append('>').append(content).append("</").append(name).append('>');
        return this;
    }

    private String take() {
        var taken = xml.toString();
        xml.setLength(0);
        return taken;
    }

    static String escape(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
