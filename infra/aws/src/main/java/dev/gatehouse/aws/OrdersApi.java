package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.CfnTable;

/** The orders API: commands go straight into an inbox, questions straight to the views; no function is in between. */
final class OrdersApi {
    private final RestApi api;
    private final Integrations integrations;

    OrdersApi(ContextStack stack, CfnTable views) {
        api = new RestApi(stack, "orders", "Place orders and see what becomes of them");
        integrations = new Integrations(stack, "orders")
                .asking(views.getAttrArn(), "dynamodb:GetItem")
                .asking(views.getAttrArn() + "/index/by-customer", "dynamodb:Query");
    }

    void takes(Queue placeOrder, Queue cancelOrder, Queue fulfilOrder) {
        var orders = api.path("OrdersPath", "orders");
        var order = api.path("OrderPath", orders, "{id}");
        api.command("PlaceOrder", orders, integrations.toInbox(placeOrder, text("place-order.request.vtl"),
                text("place-order.accepted.vtl"), text("place-order.refused.vtl")),
                api.body("PlaceOrder", "orders-api/place-order.schema.json"));
        command("CancelOrder", api.path("CancelPath", order, "cancel"), cancelOrder);
        command("FulfilOrder", api.path("FulfilPath", order, "fulfil"), fulfilOrder);
        api.search("ListOrders", orders, integrations.fromTable("Query", text("orders.request.vtl"),
                text("orders.found.vtl"), 400, text("orders.refused.vtl")), "cursor", "customerId", "limit");
        question("ReadOrder", order, "view");
        question("ReadTimeline", api.path("TimelinePath", order, "timeline"), "timeline");
        question("ReadInvoices", api.path("InvoicesPath", order, "invoices"), "invoices");
        api.deploy();
    }

    private void command(String type, String path, Queue inbox) {
        var templates = new CommandTemplates(type, "order", List.of());
        api.command(type, path, integrations.toInbox(inbox, templates.request(), templates.accepted(),
                templates.refused()), Map.of());
    }

    /** The three parts of an order's item are read alike. */
    private void question(String id, String path, String part) {
        api.question(id, path, integrations.fromTable("GetItem", text("order.request.vtl").replace("PART", part),
                text("order.found.vtl").replace("PART", part), 404, text("order.refused.vtl")));
    }

    private static String text(String template) {
        return ResourceText.read("orders-api/" + template);
    }
}
