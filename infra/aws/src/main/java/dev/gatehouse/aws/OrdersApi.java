package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigateway.CfnModel;
import software.amazon.awscdk.services.apigateway.CfnRequestValidator;
import software.amazon.awscdk.services.apigateway.CfnResource;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.IDependable;
import tools.jackson.databind.json.JsonMapper;

/** The orders API: commands go straight into an inbox, questions straight to the views; no function is in between. */
final class OrdersApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContextStack stack;
    private final CfnRestApi api;
    private final OrdersIntegrations integrations;
    private final List<IDependable> deployed = new ArrayList<>();

    OrdersApi(ContextStack stack, Queue placeOrderInbox, CfnTable views) {
        this.stack = stack;
        api = CfnRestApi.Builder.create(stack, "OrdersApi")
                .name("orders")
                .description("Place orders and see what becomes of them")
                .endpointConfiguration(CfnRestApi.EndpointConfigurationProperty.builder()
                        .types(List.of("REGIONAL"))
                        .build())
                .build();
        integrations = new OrdersIntegrations(stack, placeOrderInbox, views);
        var orders = path("OrdersPath", api.getAttrRootResourceId(), "orders");
        var order = path("OrderPath", orders, "{id}");
        placeOrder(orders);
        listOrders(orders);
        readOrder("ReadOrder", order, "view");
        readOrder("ReadTimeline", path("TimelinePath", order, "timeline"), "timeline");
        readOrder("ReadInvoices", path("InvoicesPath", order, "invoices"), "invoices");
        deployed.addAll(ApiErrors.of(stack, api));
        ApiStage.of(stack, api, deployed);
    }

    private void placeOrder(String path) {
        // Idempotency-Key stays the only parameter that the validator asks for: ApiErrors names it in the refusal.
        deployed.add(method("PlaceOrder", path, "POST", integrations.placeOrder(), 202, 400, 413, 503)
                .requestValidatorId(validator().getRef())
                .requestModels(Map.of("application/json", model().getRef()))
                .requestParameters(Map.of("method.request.header.Idempotency-Key", true))
                .build());
    }

    private void listOrders(String path) {
        var parameters = new LinkedHashMap<String, Object>();
        List.of("cursor", "customerId", "limit")
                .forEach(name -> parameters.put("method.request.querystring." + name, false));
        deployed.add(method("ListOrders", path, "GET", integrations.listOrders(), 200, 400, 503)
                .requestParameters(parameters)
                .build());
    }

    private void readOrder(String id, String path, String part) {
        deployed.add(method(id, path, "GET", integrations.readOrder(part), 200, 404, 503)
                .requestParameters(Map.of("method.request.path.id", true))
                .build());
    }

    private CfnMethod.Builder method(
            String id, String path, String verb, CfnMethod.IntegrationProperty integration, int... statuses) {
        var responses = new ArrayList<CfnMethod.MethodResponseProperty>();
        for (var status : statuses) {
            responses.add(CfnMethod.MethodResponseProperty.builder().statusCode(String.valueOf(status)).build());
        }
        return CfnMethod.Builder.create(stack, id + "Method")
                .restApiId(api.getRef())
                .resourceId(path)
                .httpMethod(verb)
                .authorizationType("AWS_IAM")
                .integration(integration)
                .methodResponses(responses);
    }

    private String path(String id, String parent, String part) {
        return CfnResource.Builder.create(stack, id)
                .restApiId(api.getRef())
                .parentId(parent)
                .pathPart(part)
                .build()
                .getRef();
    }

    private CfnRequestValidator validator() {
        return CfnRequestValidator.Builder.create(stack, "RequestValidator")
                .restApiId(api.getRef())
                .name("body-and-parameters")
                .validateRequestBody(true)
                .validateRequestParameters(true)
                .build();
    }

    private CfnModel model() {
        return CfnModel.Builder.create(stack, "PlaceOrderModel")
                .restApiId(api.getRef())
                .name("PlaceOrder")
                .contentType("application/json")
                .schema(JSON.readValue(ResourceText.read("orders-api/place-order.schema.json"), LinkedHashMap.class))
                .build();
    }
}
