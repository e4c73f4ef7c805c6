package dev.gatehouse.contracts;

/** A value that is written as a plain string in JSON. Implementations are records with that one component. */
public interface TextValue {
    String value();
}
