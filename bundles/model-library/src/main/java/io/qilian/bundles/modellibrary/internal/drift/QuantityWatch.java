package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** The watch over one quantity: the last comparison, and the alarm. For one thread at a time. */
final class QuantityWatch {

    /** Windows in a row that raise an alarm: two short ones of pictures, three long ones of what is seen. */
    private static final int PICTURE_WINDOWS = 2;

    private static final int SEEN_WINDOWS = 3;

    private final DriftQuantity quantity;
    private final AlarmLatch latch;
    private Optional<Instant> alarmSince;
    private OptionalDouble psi = OptionalDouble.empty();
    private double level;

    QuantityWatch(DriftQuantity quantity, double level, Optional<Instant> alarmSince) {
        this.quantity = quantity;
        this.level = level;
        this.alarmSince = alarmSince;
        latch = new AlarmLatch(quantity.ofPicture() ? PICTURE_WINDOWS : SEEN_WINDOWS, alarmSince.isPresent());
    }

    DriftQuantity quantity() {
        return quantity;
    }

    boolean alarmed() {
        return latch.raised();
    }

    AlarmLatch.Change judge(Baseline.Nearest nearest, Instant at) {
        psi = OptionalDouble.of(nearest.psi());
        level = nearest.level();
        AlarmLatch.Change change = latch.offer(nearest.psi(), nearest.level());
        switch (change) {
            case RAISED -> alarmSince = Optional.of(at);
            case ENDED -> alarmSince = Optional.empty();
            case NONE -> {}
        }
        return change;
    }

    FeedDrift.Reading reading() {
        return new FeedDrift.Reading(quantity, psi, level, alarmSince);
    }
}
