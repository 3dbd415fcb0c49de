package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.RequestReturn;
import java.util.Optional;

/**
 * What a simulated station has seen until now. Immutable.
 *
 * @param state what it is doing
 * @param sent uploads of its own that were sent, with repetitions
 * @param acknowledged uploads that were acknowledged
 * @param unacknowledged records that were given up after the last attempt
 * @param requests requests of the centre that were answered
 * @param clockSet times that the centre has set the clock
 * @param refused how the centre refused the last packet that it refused
 * @param failure why the connection could not be made or ended
 */
public record StationReport(
        State state,
        long sent,
        long acknowledged,
        long unacknowledged,
        long requests,
        long clockSet,
        Optional<RequestReturn> refused,
        Optional<String> failure) {

    /** What a simulated station is doing. */
    public enum State {
        /** It connects. */
        CONNECTING,
        /** It sends. */
        SENDING,
        /** All records were sent, and acknowledged or given up; requests are still answered. */
        IDLE,
        /** It is closed, or the connection has ended. */
        CLOSED
    }
}
