package io.qilian.bundles.sensorroutes.internal.route;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** Begins routes with {@code direct:} endpoints, and fails as the test says. */
final class ScriptedSource implements RouteSource {

    final AtomicInteger failuresLeft = new AtomicInteger();
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    volatile LinkEvents link;
    volatile String uri;

    @Override
    public RouteBeginning begin(CamelContext camel, LinkEvents events) {
        link = events;
        String address = "direct:station-" + begun.incrementAndGet();
        Endpoint endpoint = camel.getEndpoint(address);
        return new RouteBeginning() {
            @Override
            public Endpoint endpoint() {
                return endpoint;
            }

            @Override
            public void connect() {
                if (failuresLeft.getAndDecrement() > 0) {
                    throw new IllegalStateException("nobody is there");
                }
                uri = address;
            }

            @Override
            public Arrival arrival(Exchange exchange) {
                return new Arrival(exchange.getIn().getBody(String.class).getBytes(StandardCharsets.UTF_8), "park");
            }

            @Override
            public void stored(Exchange exchange) {
                answered.incrementAndGet();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
