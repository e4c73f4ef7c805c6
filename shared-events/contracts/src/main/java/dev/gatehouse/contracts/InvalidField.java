package dev.gatehouse.contracts;

/** A message field that breaks a rule of the published language. The message names the field, never its value. */
public final class InvalidField extends IllegalArgumentException {
    private final String field;

    public InvalidField(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
