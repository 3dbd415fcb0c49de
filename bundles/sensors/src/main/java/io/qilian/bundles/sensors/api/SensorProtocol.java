package io.qilian.bundles.sensors.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way in which stations send. Published as a service by the bundle of the protocol; a feed names it in its file
 * {@code etc/sensors/NAME.yaml} by {@code protocol:}, and sets it in the part {@code connection:}.
 *
 * @param <S> the settings of {@code connection:}, a record as {@link io.qilian.kernel.api.settings.Setting} describes
 */
@ConsumerType
public interface SensorProtocol<S extends Record> {

    /**
     * Its name in feeds' files.
     *
     * @return lower case letters and digits, such as {@code hj212}
     */
    String name();

    /**
     * The record that {@code connection:} is read into.
     *
     * @return its class
     */
    Class<S> settings();

    /**
     * Begins to receive. Returns at once; what takes time happens on a thread of the protocol, and what fails is tried
     * again with a growing wait until the connection is closed.
     *
     * @param feed name of the feed
     * @param settings what the file says
     * @param ingest where messages go
     * @return the connection, closed by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if the settings can never work, such as a port that another
     *     feed uses
     */
    SensorConnection open(String feed, S settings, SensorIngest ingest);
}
