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
            .emits("OrderPlaced", "OrderRejected");
    private static final FunctionDeclaration CONFIRM_ORDER = named("confirmOrder")
            .on(PAYMENT, "PaymentAuthorized", "PaymentCaptured")
            .emits("OrderConfirmed", "OrderPaid", "OrderRejected")
            .bounded("OrderConfirmed",
                    "once per order: only a pending order is confirmed, and none becomes pending again");
    private static final FunctionDeclaration REJECT_ORDER = named("rejectOrder")
            .on(PAYMENT, "PaymentDeclined", "PaymentCaptureFailed")
            .emits("OrderRejected");
    private static final FunctionDeclaration PROJECT_ORDER = named("projectOrder")
            .onOwn("OrderPlaced", "OrderConfirmed", "OrderPaid", "OrderRejected")
            .on(PAYMENT, "PaymentAuthorized", "PaymentDeclined", "PaymentCaptured", "PaymentCaptureFailed")
            .on(INVOICE, "InvoiceIssued", "CreditNoteIssued", "InvoiceDocumentPublished");

    OrderStack(App app) {
        super(app, ORDER);
        var views = Tables.views(this);
        var claims = new Claims(this, Claims.LONGER_THAN_ANY_REPLAY_DAYS);
        claims.readBy(INVOICE, "draftInvoice");
        var placeOrder = decider(PLACE_ORDER, claims.variables());
        claims.putBy(placeOrder);
        var confirmOrder = decider(CONFIRM_ORDER);
        var rejectOrder = decider(REJECT_ORDER);
        var projectOrder = function(PROJECT_ORDER, claims.variables());
        claims.readBy(projectOrder);
        projectOrder.role().may(views.getAttrArn(), "dynamodb:GetItem", "dynamodb:PutItem");

        var topic = new EventTopic(this);
        publishing().toTopic(topic);
        topic.feed(projectOrder);

        gate().admit(confirmOrder, Inflow.everything());
        gate().admit(rejectOrder, Inflow.everything());
        gate().admit(projectOrder, Inflow.everything());
        gate().forward(PAYMENT, "OrderPlaced", "OrderConfirmed");
        gate().forward(INVOICE, "OrderPlaced");

        new OrdersApi(this, placeOrder.inbox(), views);
        complete("orders");
    }
}
