package io.qilian.bundles.sensorroutes.internal.route;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** The only step of a route: hands its payloads over, and completes the exchange when they are stored. */
final class DeliveryProcessor extends AsyncProcessorSupport {

    private final RouteBeginning beginning;
    private final FeedDelivery delivery;

    DeliveryProcessor(RouteBeginning beginning, FeedDelivery delivery) {
        this.beginning = beginning;
        this.delivery = delivery;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Arrival arrival;
        try {
            arrival = beginning.arrival(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        delivery.deliver(arrival).whenComplete((nothing, failure) -> {
            if (failure == null) {
                beginning.stored(exchange);
            } else {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }
}
