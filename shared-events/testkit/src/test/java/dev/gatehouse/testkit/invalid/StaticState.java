package dev.gatehouse.testkit.invalid;

class StaticState {
    static int count = 1;

    private StaticState() {}
}
