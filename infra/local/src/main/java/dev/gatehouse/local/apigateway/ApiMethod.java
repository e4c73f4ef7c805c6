package dev.gatehouse.local.apigateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One method of a resource.
 *
 * @param required parameters without which a request is refused
 * @param models what bodies must satisfy, by content type; a body of another type is not checked
 */
record ApiMethod(List<Parameter> required, Map<String, BodyModel> models, Integration integration) {

    /** @param place {@code path}, {@code querystring} or {@code header} */
    record Parameter(String place, String name) {}

    /** @throws GatewayError if the request is refused or fails */
    HttpReply answer(GatewayRequest request, Map<String, Object> context) {
        checkParameters(request);
        checkBody(request);
        return integration.answer(request, context);
    }

    private void checkParameters(GatewayRequest request) {
        var missing = required.stream()
                .filter(parameter -> request.parameter(parameter).isBlank())
                .map(Parameter::name).sorted().collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new GatewayError(GatewayResponseType.BAD_REQUEST_PARAMETERS,
                    "Missing required request parameters: [" + missing + "]");
        }
    }

    private void checkBody(GatewayRequest request) {
        var model = models.getOrDefault(request.contentType(), models.getOrDefault("$default", BodyModel.ANY));
        var complaint = model.complaint(request.body());
        if (complaint != null) {
            throw new GatewayError(GatewayResponseType.BAD_REQUEST_BODY, "Invalid request body", complaint);
        }
    }
}
