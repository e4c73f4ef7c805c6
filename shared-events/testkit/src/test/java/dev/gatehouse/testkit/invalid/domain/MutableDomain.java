package dev.gatehouse.testkit.invalid.domain;

class MutableDomain {
    private int count;

    int next() {
        return ++count;
    }
}
