package dev.gatehouse.local.command;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a service answers that speaks the query protocol. */
record XmlReply(Document document) {

    /** @throws IOException if it is no XML */
    static XmlReply parse(String xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new XmlReply(builder.parse(new InputSource(new StringReader(xml))));
        } catch (SAXException e) {
            throw new IOException("The answer is no XML", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of all elements of that name, in order. */
    List<String> texts(String element) {
        var found = document.getElementsByTagName(element);
        var texts = new ArrayList<String>();
        for (var index = 0; index < found.getLength(); index++) {
            texts.add(found.item(index).getTextContent());
        }
        return texts;
    }

    /** A map that is written as entries of key and value. */
    Map<String, String> entries() {
        var keys = texts("key");
        var values = texts("value");
        var entries = new TreeMap<String, String>();
        for (var index = 0; index < keys.size(); index++) {
            entries.put(keys.get(index), values.get(index));
        }
        return entries;
    }
}
