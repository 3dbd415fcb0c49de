package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.CommandCode;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.ExecutionReturn;
import io.qilian.bundles.hj212.api.Parameters;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a simulated station answers to requests: 9011, the data from its memory, 9012. Used by one thread. */
final class RequestAnswers {

    private final StationMemory memory;
    private final StationWriter writer;

    RequestAnswers(StationMemory memory, StationWriter writer) {
        this.memory = memory;
        this.writer = writer;
    }

    List<DataSegment> to(DataSegment request, StationFaults faults) {
        Optional<Upload> upload = Upload.of(request.commandCode());
        boolean clock = request.commandCode().equals(CommandCode.SET_CLOCK);
        List<DataSegment> answers = new ArrayList<>();
        if (upload.isEmpty() && !clock) {
            answers.add(answer(request, RequestReturn.COMMAND_CODE));
            return answers;
        }
        answers.add(answer(request, RequestReturn.READY));
        ExecutionReturn result =
                upload.isPresent() ? history(request, upload.get(), faults, answers) : ExecutionReturn.DONE;
        answers.add(writer.answer(request, CommandCode.EXECUTION_RESULT, ExecutionReturn.KEY + "=" + result.code()));
        return answers;
    }

    private DataSegment answer(DataSegment request, RequestReturn result) {
        return writer.answer(request, CommandCode.REQUEST_ANSWER, RequestReturn.KEY + "=" + result.code());
    }

    private ExecutionReturn history(
            DataSegment request, Upload upload, StationFaults faults, List<DataSegment> answers) {
        Optional<Instant> from = time(request, Parameters.BEGIN_TIME);
        Optional<Instant> to = time(request, Parameters.END_TIME);
        if (from.isEmpty() || to.isEmpty()) {
            return ExecutionReturn.CONDITIONS;
        }
        List<StationRecord> found = memory.between(upload, from.get(), to.get());
        found.forEach(record -> answers.add(writer.upload(record, faults, request.requestNumber())));
        return found.isEmpty() ? ExecutionReturn.NO_DATA : ExecutionReturn.DONE;
    }

    private Optional<Instant> time(DataSegment request, String key) {
        return Parameters.value(request.parameters(), key).flatMap(writer::time);
    }
}
