package dev.gatehouse.runtime.breaker;

/** Whether what needs the provider is taken in; the same for all instances. */
public interface Suspension {

    /** One request. */
    boolean isOn();

    /**
     * Has the intake paused until the provider is back.
     *
     * @param outage whoever notices the same outage gives the same id; it begins once
     */
    void begin(String outage);
}
