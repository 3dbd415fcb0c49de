package io.qilian.bundles.camel.internal;

import io.qilian.bundles.sensors.api.ReadingSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code sensor:FEED}: the readings of a sensor feed. */
final class SensorComponent extends DefaultComponent {

    /** Threads that all routes of readings share; a route has one of them at a time. */
    private static final int THREADS = 2;

    private final ReadingSource source;
    private ExecutorService threads;

    SensorComponent(ReadingSource source) {
        this.source = source;
    }

    @Override
    protected void doStart() throws Exception {
        threads = getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "qilian-readings", THREADS);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (threads != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(threads);
            threads = null;
        }
    }

    Executor threads() {
        return threads;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SensorEndpoint endpoint = new SensorEndpoint(uri, this, remaining, source);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
