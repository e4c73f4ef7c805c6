package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awscdk.services.apigateway.CfnDeployment;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.constructs.IDependable;
import tools.jackson.databind.json.JsonMapper;

/** Version 1 of an API as clients see it: throttled, traced, and logged without saying who or what. */
final class ApiStage {
    private static final int REQUESTS_PER_SECOND = 500;
    private static final int BURST = 1000;

    private ApiStage() {}

    /** {@link TemplateFile} adds the digest of what is deployed to the id of the deployment. */
    static void of(ContextStack stack, String name, CfnRestApi api, List<IDependable> deployed) {
        var id = Names.capitalised(name) + "Api";
        var deployment = CfnDeployment.Builder.create(stack, id + "Deployment").restApiId(api.getRef()).build();
        deployed.forEach(resource -> deployment.getNode().addDependency(resource));
        var logs = LogGroups.create(stack, id + "Logs", "/aws/apigateway/" + name);
        CfnStage.Builder.create(stack, id + "Stage")
                .restApiId(api.getRef())
                .deploymentId(deployment.getRef())
                .stageName("v1")
                .tracingEnabled(true)
                .accessLogSetting(CfnStage.AccessLogSettingProperty.builder()
                        .destinationArn(logs.getAttrArn())
                        .format(accessLog())
                        .build())
                .methodSettings(List.of(CfnStage.MethodSettingProperty.builder()
                        .httpMethod("*")
                        .resourcePath("/*")
                        .metricsEnabled(true)
                        .loggingLevel("OFF")
                        .dataTraceEnabled(false)
                        .throttlingRateLimit(REQUESTS_PER_SECOND)
                        .throttlingBurstLimit(BURST)
                        .build()))
                .build();
    }

    /** No address, no caller, no query string: those are, or lead to, personal data. */
    private static String accessLog() {
        var line = new LinkedHashMap<String, String>();
        line.put("requestId", "$context.requestId");
        line.put("time", "$context.requestTime");
        line.put("method", "$context.httpMethod");
        line.put("path", "$context.resourcePath");
        line.put("status", "$context.status");
        line.put("refusal", "$context.error.responseType");
        line.put("latencyMillis", "$context.responseLatency");
        line.put("integrationStatus", "$context.integration.status");
        line.put("integrationLatencyMillis", "$context.integration.latency");
        line.put("trace", "$context.xrayTraceId");
        return JsonMapper.builder().build().writeValueAsString(line);
    }
}
