package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects the records of one payload: all or none. For one thread. */
final class WholePayload implements RecordSink {

    private final List<StationMessage> messages = new ArrayList<>();

    List<StationMessage> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void accept(StationMessage message) {
        if (messages.size() >= PayloadFormat.MAXIMUM_RECORDS) {
            throw PayloadProblems.tooManyRecords(PayloadFormat.MAXIMUM_RECORDS);
        }
        messages.add(message);
    }

    @Override
    public void reject(String original, Problem reason) {
        throw new ProblemException(reason);
    }
}
