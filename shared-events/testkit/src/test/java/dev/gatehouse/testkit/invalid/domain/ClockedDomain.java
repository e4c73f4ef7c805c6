package dev.gatehouse.testkit.invalid.domain;

import java.time.Instant;

record ClockedDomain(Instant at) {
    static ClockedDomain current() {
        return new ClockedDomain(Instant.now());
    }
}
