package io.qilian.bundles.sensorroutes.internal.route;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The beginning of one route, for one attempt. */
public interface RouteBeginning extends AutoCloseable {

    /**
     * What the route begins with.
     *
     * @return the endpoint
     */
    Endpoint endpoint();

    /**
     * Makes the connection, once the route has started. May wait, for thirty seconds at most: other routes are started
     * meanwhile.
     *
     * @throws Exception if it cannot be made; a {@link io.qilian.kernel.api.problem.ProblemException} is told as it is
     */
    default void connect() throws Exception {}

    /**
     * Does what remains to be done once messages can come, such as to subscribe. May take as long as messages come, and ends
     * early if {@link LinkEvents#over} says so.
     *
     * @throws Exception if it fails; the connection counts as lost then
     */
    default void settle() throws Exception {}

    /**
     * The only step of the route.
     *
     * @param delivery brings payloads into the ingest
     * @return a step that hands over what {@link #arrival} reads as a whole, unless it is replaced by one that reads record
     *     by record
     */
    default Processor step(FeedDelivery delivery) {
        return new DeliveryProcessor(this, delivery);
    }

    /**
     * What an exchange brings.
     *
     * @param exchange an exchange of the route
     * @return payload and address
     * @throws Exception if it cannot be read
     */
    Arrival arrival(Exchange exchange) throws Exception;

    /**
     * All that the exchange brought is stored, or lies with the dead letters: its sender may be answered. Called by a
     * thread of the ingest, so that it must not wait. The exchange is completed afterwards. An exchange whose payload is
     * not stored fails instead.
     *
     * @param exchange an exchange of the route
     */
    default void stored(Exchange exchange) {}

    /** Ends the connection, within half a second. Also called if {@link #connect} failed or was never called. */
    @Override
    void close();
}
