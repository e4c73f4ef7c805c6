package dev.gatehouse.testkit.invalid.domain;

import java.util.UUID;

record ChancyDomain(String id) {
    static ChancyDomain next() {
        return new ChancyDomain(UUID.randomUUID().toString());
    }
}
