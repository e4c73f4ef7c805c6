package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;

/** Waits for transfers, cash and cheques: days, reminders, and an end. Card payments never start it. */
final class Settlement {
    private static final List<String> SLOW = List.of("BANK_TRANSFER", "CASH_ON_DELIVERY", "CHEQUE");

    private Settlement() {}

    static void of(ContextStack stack, FunctionUnit expirePayment) {
        var interval = number(stack, "ReminderSeconds", 3 * 24 * 60 * 60,
                "How long money is waited for before a reminder, and after each");
        var reminders = number(stack, "Reminders", 2, "How often the customer is reminded before the payment expires");
        var table = Tables.settlements(stack);
        var topic = new NoticeTopic(stack, "reminders");
        var machine = Machine.standard(stack, "settlement");
        machine.role().may(table.getAttrArn(), "dynamodb:PutItem").may(topic.arn(), "sns:Publish");
        expirePayment.inbox().takesFromRole("settlement", machine.role());
        var settlement = machine.startedBy(stack.gate(), Map.of(
                "Reminders", reminders.getValueAsString(),
                "IntervalSeconds", interval.getValueAsString(),
                "Table", table.getRef(),
                "Topic", topic.arn(),
                "Inbox", expirePayment.inbox().url()),
                Map.of("detail-type", List.of("PaymentPending")));

        var close = Machine.express(stack, "close-settlement");
        close.role()
                .may(table.getAttrArn(), "dynamodb:UpdateItem")
                .may(settlement.getRef(), "states:SendTaskSuccess");
        close.startedBy(stack.gate(), Map.of("Table", table.getRef()), ends());
    }

    /** The money has come, or is no longer waited for. */
    private static Map<String, Object> ends() {
        var settled = new LinkedHashMap<String, Object>();
        settled.put("detail-type", List.of("PaymentCaptured"));
        settled.put("detail", Map.of("data", Map.of("method", SLOW)));
        return Map.of("$or", List.of(settled,
                Map.of("detail-type", List.of("PaymentVoided", "PaymentDeclined", "PaymentExpired"))));
    }

    private static CfnParameter number(ContextStack stack, String name, int value, String description) {
        return CfnParameter.Builder.create(stack, name)
                .type("Number")
                .description(description)
                .defaultValue(value)
                .minValue(1)
                .build();
    }
}
