package dev.gatehouse.benchmark.variants;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Without Spring. */
public final class PlainHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final PlaceOrders placeOrders = new PlaceOrders(PlaceOrders.client());

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return placeOrders.handle(event);
    }
}
