package io.qilian.bundles.sensorroutes.internal.route;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps Camel from telling each exchange that was not stored, which the feed counts. */
final class QuietExceptions implements ExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(QuietExceptions.class);

    private final String feed;

    QuietExceptions(String feed) {
        this.feed = feed;
    }

    @Override
    public void handleException(Throwable failure) {
        handleException("", null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        log.debug("Feed {}: {}", feed, message, failure);
    }
}
