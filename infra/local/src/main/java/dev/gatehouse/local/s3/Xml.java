package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.WireReply;

/** Writes the answers that are XML. */
final class Xml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final StringBuilder xml = new StringBuilder();

    Xml text(String name, Object value) {
        return raw(name, escape(value.toString()));
    }

    Xml element(String name, Xml content) {
        return raw(name, content.xml.toString());
    }

    Xml append(Xml other) {
        xml.append(other.xml);
        return this;
    }

    private Xml raw(String name, String content) {
        xml.append('<').append(name).append('>').append(content).append("</").append(name).append('>');
        return this;
    }

    WireReply reply(String root) {
        return WireReply.of(200, "application/xml", "%s<%s%s>%s</%s>".formatted(HEAD, root, NAMESPACE, xml, root));
    }

    static String escape(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
