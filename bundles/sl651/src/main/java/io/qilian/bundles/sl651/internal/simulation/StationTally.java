package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.simulation.SimulatedStationStatistics;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What a simulated station counts. Thread-safe. */
final class StationTally {

    final AtomicLong confirmed = new AtomicLong();
    final AtomicLong unconfirmed = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong repeated = new AtomicLong();
    final AtomicLong answered = new AtomicLong();
    final AtomicLong connects = new AtomicLong();
    final AtomicLong clocksSet = new AtomicLong();
    final AtomicBoolean ended = new AtomicBoolean();

    SimulatedStationStatistics statistics(FaultyWire faulty) {
        return new SimulatedStationStatistics(
                confirmed.get(),
                unconfirmed.get(),
                lost.get(),
                repeated.get(),
                faulty.corrupted(),
                faulty.malformed(),
                answered.get(),
                connects.get(),
                clocksSet.get(),
                ended.get());
    }
}
