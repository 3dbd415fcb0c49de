package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects the records of one payload. For one thread. */
final class WholePayload implements RecordSink {

    private final List<StationMessage> messages = new ArrayList<>();
    private final List<DecodedPayload.Rejected> rejected = new ArrayList<>();

    /** What was collected; a payload of which nothing could be read is refused as a whole. */
    DecodedPayload decoded() {
        if (messages.isEmpty() && !rejected.isEmpty()) {
            throw new ProblemException(rejected.get(0).reason());
        }
        return new DecodedPayload(messages, rejected);
    }

    @Override
    public void accept(StationMessage message) {
        checkRoom();
        messages.add(message);
    }

    @Override
    public void reject(String original, Problem reason) {
        checkRoom();
        rejected.add(new DecodedPayload.Rejected(original, reason));
    }

    private void checkRoom() {
        if (messages.size() + rejected.size() >= PayloadFormat.MAXIMUM_RECORDS) {
            throw PayloadProblems.tooManyRecords(PayloadFormat.MAXIMUM_RECORDS);
        }
    }
}
