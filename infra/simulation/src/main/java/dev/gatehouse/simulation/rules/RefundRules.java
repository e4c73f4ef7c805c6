package dev.gatehouse.simulation.rules;

import java.util.TreeMap;

/** Every request for a refund is answered once. */
final class RefundRules {
    private RefundRules() {}

    static void check(Facts order, Violations violations) {
        var answers = new TreeMap<String, Integer>();
        order.entries().stream()
                .filter(entry -> entry.metadata().type().startsWith("PaymentRefund"))
                .forEach(entry -> answers.merge(order.data().getOrDefault(entry, order.nothing()).path("refundId")
                        .asString(), 1, Integer::sum));
        answers.forEach((refund, times) -> violations.must(times == 1, "refund",
                "has refund %s %d times".formatted(refund, times)));
        var asked = order.saga().refunds();
        var dead = order.deadLetters().stream().filter(letter -> letter.function().equals("refundPayment")).count();
        var answered = asked.stream().filter(answers::containsKey).count();
        violations.must(answered + dead >= asked.size(), "refund",
                "has %d of %d refunds answered".formatted(answered, asked.size()));
    }
}
