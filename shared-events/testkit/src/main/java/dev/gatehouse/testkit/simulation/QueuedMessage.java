package dev.gatehouse.testkit.simulation;

/** A message in a queue. */
public final class QueuedMessage {
    private final String id;
    private final String body;
    private final String about;
    private int receives;
    private int redrives;

    QueuedMessage(String id, String body, String about) {
        this.id = id;
        this.body = body;
        this.about = about;
    }

    public String id() {
        return id;
    }

    public String body() {
        return body;
    }

    public String about() {
        return about;
    }

    /** How often it has been delivered since it was sent or redriven. */
    public int receives() {
        return receives;
    }

    public int redrives() {
        return redrives;
    }

    void receive() {
        receives++;
    }

    void redrive() {
        redrives++;
        receives = 0;
    }

    @Override
    public String toString() {
        return id;
    }
}
