package dev.gatehouse.local.states;

/** Where an execution goes on after an error. */
record Catcher(ErrorNames errors, State.Exit exit) {

    /** @throws IllegalArgumentException if it is none */
    static Catcher of(DefinitionPart definition) {
        definition.knows("ErrorEquals", "Next", "Output", "Assign", "Comment");
        return new Catcher(definition.errors(), definition.exitTo(definition.text("Next")));
    }
}
