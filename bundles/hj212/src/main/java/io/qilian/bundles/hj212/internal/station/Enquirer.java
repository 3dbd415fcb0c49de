package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.CommandCode;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.ExecutionReturn;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.api.Parameters;
import io.qilian.bundles.hj212.api.RequestNumbers;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.StationTime;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.internal.station.Enquiry.Asked;
import io.qilian.bundles.hj212.internal.station.MissingTimes.Finding;
import io.qilian.bundles.hj212.internal.station.MissingTimes.Gap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks stations: for data that are missing (2051, 2061, 2031 with BeginTime and EndTime), and to set their clocks (1012).
 * One request at a time for each station; answers 9011 and 9012 are awaited, and what is late is sent again a few times
 * (HJ 212-2017, 6.1 and appendix C). On the loop's thread only.
 */
final class Enquirer {

    private static final int TIMES_A_REQUEST = 60;
    private static final List<Upload> IN_ORDER = List.of(Upload.MINUTE, Upload.HOUR, Upload.DAY);

    private final Hj212Settings settings;
    private final Counters counters;
    private final InstantSource clock;
    private final StationTime time;
    private final RequestNumbers numbers;

    Enquirer(Hj212Settings settings, Counters counters, InstantSource clock) {
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
        this.time = new StationTime(settings.zone());
        this.numbers = new RequestNumbers(time, clock);
    }

    /** Data of a time are in the database. */
    void stored(Station station, Upload upload, Instant when) {
        MissingTimes missing = station.missing().get(upload);
        if (missing == null || !settings.askMissing()) {
            return;
        }
        Instant now = clock.instant();
        if (when.isAfter(now.plus(settings.minuteInterval()).plus(settings.clockTolerance()))) {
            counters.count(Hj212Counter.FUTURE_TIMES);
            return;
        }
        Finding finding = missing.stored(when, settings.askBackAtStart());
        counters.count(Hj212Counter.FILLED, finding.filled());
        counters.count(Hj212Counter.FORGOTTEN, finding.forgotten());
        if (finding.missing() > 0) {
            counters.count(Hj212Counter.MISSING, finding.missing());
            station.askFrom(now.plus(settings.askAfter()));
        }
    }

    /** An upload that was asked for has come, or was not stored. */
    void uploaded(Station station, DataSegment data, boolean failed) {
        station.enquiry().filter(enquiry -> enquiry.concerns(data)).ifPresent(enquiry -> {
            enquiry.extend(deadline());
            if (failed) {
                enquiry.storingFailed();
            }
        });
    }

    /** A station says whether it will do what it was asked for (9011). */
    void answered(Station station, DataSegment answer) {
        station.enquiry().filter(enquiry -> enquiry.concerns(answer)).ifPresent(enquiry -> {
            if (RequestReturn.read(answer.parameters()).orElse(RequestReturn.UNKNOWN) == RequestReturn.READY) {
                enquiry.extend(deadline());
            } else {
                counters.count(Hj212Counter.REQUESTS_REFUSED);
                giveUp(station, enquiry);
            }
        });
    }

    /** A station says what became of what it was asked for (9012). */
    void ended(Station station, DataSegment result) {
        station.enquiry().filter(enquiry -> enquiry.concerns(result)).ifPresent(enquiry -> {
            enquiry.ended(ExecutionReturn.read(result.parameters()).orElse(ExecutionReturn.FAILED));
            // What the station has sent may still be being stored.
            conclude(station, enquiry);
        });
    }

    /** Some time has passed, or something was stored. */
    void look(Station station) {
        station.enquiry().ifPresentOrElse(enquiry -> conclude(station, enquiry), () -> next(station));
    }

    private void conclude(Station station, Enquiry enquiry) {
        if (enquiry.result().isEmpty()) {
            if (enquiry.late(clock.instant())) {
                counters.count(Hj212Counter.REQUESTS_LATE);
                repeat(station, enquiry);
            }
        } else if (station.inHand() == 0) {
            boolean done =
                    switch (enquiry.result().get()) {
                        case DONE, NO_DATA, CONDITIONS -> !enquiry.hasStoringFailed();
                        case FAILED, TIMEOUT, BUSY, FAULT -> false;
                    };
            if (done) {
                counters.count(Hj212Counter.REQUESTS_DONE);
                giveUp(station, enquiry);
            } else if (enquiry.late(clock.instant())) {
                repeat(station, enquiry);
            }
        }
    }

    private void repeat(Station station, Enquiry enquiry) {
        if (enquiry.attempts() >= settings.attempts()) {
            giveUp(station, enquiry);
        } else {
            enquiry.again(deadline());
            send(station, enquiry);
        }
    }

    /** What was asked for and has not come by now never will. */
    private void giveUp(Station station, Enquiry enquiry) {
        enquiry.asked()
                .ifPresent(asked -> counters.count(
                        Hj212Counter.LOST, station.missing().get(asked.upload()).remove(asked.gap())));
        station.endEnquiry();
    }

    private void next(Station station) {
        if (station.session().isEmpty()) {
            return;
        }
        if (settings.setClocks() && station.clockWrong()) {
            station.clockAsked(clock.instant());
            begin(station, CommandCode.SET_CLOCK, "SystemTime=" + time.write(clock.instant()), Optional.empty());
        } else if (!clock.instant().isBefore(station.askFrom())) {
            for (Upload upload : IN_ORDER) {
                Optional<Gap> gap = station.missing().get(upload).latestGap(TIMES_A_REQUEST);
                if (gap.isPresent()) {
                    ask(station, upload, gap.get());
                    return;
                }
            }
        }
    }

    private void ask(Station station, Upload upload, Gap gap) {
        String parameters = Parameters.BEGIN_TIME + "=" + time.write(gap.from()) + "," + Parameters.END_TIME + "="
                + time.write(gap.to());
        begin(station, upload.commandCode(), parameters, Optional.of(new Asked(upload, gap)));
    }

    private void begin(Station station, String commandCode, String parameters, Optional<Asked> asked) {
        DataSegment last = station.last();
        DataSegment request = DataSegment.of(numbers.next(), last.systemCode(), commandCode, last.deviceNumber())
                .withPassword(last.password())
                .withFlags(last.flags().version(), true)
                .withParameters(parameters);
        Enquiry enquiry = new Enquiry(request, asked, deadline());
        station.begin(enquiry);
        send(station, enquiry);
    }

    private void send(Station station, Enquiry enquiry) {
        counters.count(Hj212Counter.REQUESTS);
        station.session().ifPresent(session -> session.send(enquiry.request()));
    }

    private Instant deadline() {
        return clock.instant().plus(settings.answerTimeout());
    }
}
