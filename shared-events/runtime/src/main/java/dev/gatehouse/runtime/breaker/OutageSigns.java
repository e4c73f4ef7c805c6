package dev.gatehouse.runtime.breaker;

/** What instances tell one another of a provider that fails. */
public interface OutageSigns {

    /**
     * The failures that all instances have seen within a span of time.
     *
     * @param outage names that span
     */
    record Count(String outage, long failures) {}

    /** Counts so many failures more: one request, or two at the beginning of a span. */
    Count failed(int calls);

    /** Forgets the failures. */
    void recovered();

    /** Elects one of those who are about to probe the provider at the same time. */
    boolean isElected();
}
