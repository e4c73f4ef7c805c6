package dev.gatehouse.local.apigateway;

/** Header values may come from callers: nothing in them may end the header. */
final class HeaderText {
    private HeaderText() {}

    static String clean(String value) {
        return value.replaceAll("[^\\x20-\\x7E]", " ").strip();
    }
}
