package dev.gatehouse.simulation.rules;

import dev.gatehouse.order.domain.CustomerNotices;

/** A customer is told of everything that matters, and once unless something went wrong in between. */
final class NoticeRules {
    private NoticeRules() {}

    static void check(Facts order, Violations violations) {
        for (var event : order.visible()) {
            CustomerNotices.about(event).ifPresent(notice -> {
                var times = order.notices().times(notice.noticeId());
                violations.must(times > 0, "notice", "has no notice " + notice.noticeId());
                violations.must(times <= 1 || order.notices().wasInterrupted(notice.noticeId()), "notice",
                        "has notice %s %d times".formatted(notice.noticeId(), times));
            });
        }
    }
}
