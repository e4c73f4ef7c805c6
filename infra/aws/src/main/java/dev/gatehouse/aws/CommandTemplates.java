package dev.gatehouse.aws;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The mapping templates of a command about one thing: {@code POST /<things>/{id}/<verb>}.
 *
 * @param type of the command
 * @param thing what it is about, which is also the first part of its stream
 * @param fields of the body that the command takes over
 */
record CommandTemplates(String type, String thing, List<String> fields) {

    String request() {
        return filled("api/command.request.vtl").replace("FIELDS", fields.stream()
                .map("$util.urlEncode(',\"%1$s\":')$util.urlEncode($input.json('$.%1$s'))"::formatted)
                .collect(Collectors.joining()));
    }

    String accepted() {
        return filled("api/command.accepted.vtl");
    }

    String refused() {
        return filled("api/command.refused.vtl");
    }

    private String filled(String template) {
        return ResourceText.read(template).replace("TYPE", type).replace("THING", thing);
    }
}
