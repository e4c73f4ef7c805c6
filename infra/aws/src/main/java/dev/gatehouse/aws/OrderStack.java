package dev.gatehouse.aws;

import static dev.gatehouse.aws.Context.INVOICE;
import static dev.gatehouse.aws.Context.ORDER;
import static dev.gatehouse.aws.Context.PAYMENT;
import static dev.gatehouse.aws.FunctionDeclaration.named;

import software.amazon.awscdk.App;

/** Takes orders, follows them through payment and invoice, and answers questions about them. */
final class OrderStack extends ContextStack {
    private static final FunctionDeclaration PLACE_ORDER = named("placeOrder")
            .onCommand("PlaceOrder")
            .emits("OrderPlaced", "OrderRejected")
            .emitsInternally("DuplicateKeyConflict");
    private static final FunctionDeclaration CONFIRM_ORDER = named("confirmOrder")
            .on(PAYMENT, "PaymentAuthorized", "PaymentCaptured")
            .emits("OrderConfirmed", "OrderPaid", "OrderRejected")
            .bounded("OrderConfirmed",
                    "once per order: only a pending order is confirmed, and none becomes pending again")
            .bounded("OrderRejected", "once per order: only an open order is rejected, and none is opened again");
    private static final FunctionDeclaration REJECT_ORDER = named("rejectOrder")
            .on(PAYMENT, "PaymentDeclined", "PaymentCaptureFailed", "PaymentExpired")
            .emits("OrderRejected");
    private static final FunctionDeclaration CANCEL_ORDER = named("cancelOrder")
            .onCommand("CancelOrder")
            .emits("OrderCancellationRequested");
    private static final FunctionDeclaration CLOSE_CANCELLATION = named("closeCancellation")
            .on(PAYMENT, "PaymentVoided", "PaymentRefunded")
            .emits("OrderCancelled");
    private static final FunctionDeclaration FULFIL_ORDER = named("fulfilOrder")
            .onCommand("FulfilOrder")
            .emits("OrderFulfilled");
    private static final FunctionDeclaration FLAG_OVERDUE = named("flagOverdue")
            .onCommand("CheckDeadline")
            .emitsInternally("OrderOverdue");
    private static final FunctionDeclaration PROJECT_ORDER = named("projectOrder")
            .onOwn("OrderPlaced", "OrderConfirmed", "OrderPaid", "OrderRejected", "OrderCancellationRequested",
                    "OrderCancelled", "OrderFulfilled", "OrderOverdue", "DuplicateKeyConflict")
            .on(PAYMENT, PaymentStack.EVENTS)
            .on(INVOICE, "InvoiceIssued", "CreditNoteIssued", "InvoiceDocumentPublished");

    private static final FunctionDeclaration NOTIFY_CUSTOMER = named("notifyCustomer")
            .onOwn("OrderPlaced", "OrderPaid", "OrderRejected", "OrderCancelled", "OrderFulfilled", "OrderOverdue")
            .on(PAYMENT, "PaymentPending", "PaymentActionRequired", "PaymentRefunded")
            .on(INVOICE, "InvoiceDocumentPublished")
            .emits("CustomerNotice");

    OrderStack(App app) {
        super(app, ORDER);
        var views = Tables.views(this);
        var claims = new Claims(this, Claims.LONGER_THAN_ANY_REPLAY_DAYS);
        claims.readBy(INVOICE, "draftInvoice");
        var placeOrder = decider(PLACE_ORDER, claims.variables());
        claims.putBy(placeOrder);
        var confirmOrder = decider(CONFIRM_ORDER);
        var rejectOrder = decider(REJECT_ORDER);
        var fulfilOrder = decider(FULFIL_ORDER);
        var cancelOrder = decider(CANCEL_ORDER);
        var closeCancellation = decider(CLOSE_CANCELLATION);
        var flagOverdue = decider(FLAG_OVERDUE);
        var projectOrder = function(PROJECT_ORDER, claims.variables());
        claims.readBy(projectOrder);
        projectOrder.role().may(views.getAttrArn(), "dynamodb:GetItem", "dynamodb:PutItem");

        var topic = new EventTopic(this);
        publishing().toTopic(topic);
        topic.feed(projectOrder);
        var notifyCustomer = notifier(NOTIFY_CUSTOMER, new NoticeTopic(this, "customer-notices"),
                claims.variables());
        claims.readBy(notifyCustomer);
        topic.feed(notifyCustomer);
        Attention.of(this, topic, "OrderOverdue");

        Deadline.of(this, flagOverdue);

        gate().admit(confirmOrder, Inflow.everything());
        gate().admit(rejectOrder, Inflow.everything());
        gate().admit(closeCancellation, Inflow.everything());
        gate().admit(projectOrder, Inflow.everything());
        gate().admit(notifyCustomer, Inflow.everything());
        gate().forward(PAYMENT, "OrderPlaced", "OrderConfirmed", "OrderCancellationRequested", "OrderRejected");
        gate().forward(INVOICE, "OrderPlaced");

        new OrdersApi(this, views).takes(placeOrder.inbox(), cancelOrder.inbox(), fulfilOrder.inbox());
        complete("orders");
    }
}
