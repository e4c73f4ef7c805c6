package dev.gatehouse.runtime.claims;

/** Keeps the values that claims stand for. */
public interface ClaimStore {

    /** The key names the content, so writing it again changes nothing. */
    void put(Claim claim, String json);

    String get(Claim claim);
}
