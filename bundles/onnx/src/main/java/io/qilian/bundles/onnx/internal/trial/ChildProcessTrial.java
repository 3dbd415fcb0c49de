package io.qilian.bundles.onnx.internal.trial;

import ai.onnxruntime.OrtException.OrtErrorCode;
import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries models in child processes. The classes are put into a folder at the first trial, and stay there. */
final class ChildProcessTrial implements ModelTrial {

    private final ChildClasses classes;
    private final Path folder;
    private Optional<String> classPath = Optional.empty();
    private boolean isolated;

    /**
     * Trials.
     *
     * @param classes where a child's classes come from
     * @param folder a folder of its own, which is there
     */
    ChildProcessTrial(ChildClasses classes, Path folder) {
        this.classes = classes;
        this.folder = folder;
    }

    @Override
    public synchronized TrialReport run(Path model, List<Map<String, List<Long>>> shapes, TrialLimits limits) {
        try {
            prepare();
            Path place = Files.createTempDirectory(folder, "trial");
            try {
                Path natives = classFolder().resolve(ChildClasses.NATIVES);
                List<String> lines = new ChildProcess(limits, isolated, classPath.orElseThrow(), natives)
                        .run(model, shapes, place.resolve("answer"));
                return report(lines, shapes.size());
            } finally {
                Folders.delete(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A model cannot be tried in a process of its own", e);
        }
    }

    private void prepare() throws IOException {
        if (classPath.isEmpty()) {
            Folders.delete(folder);
            isolated = ChildProcess.canIsolate();
            classPath = Optional.of(classes.provide(Files.createDirectories(classFolder())));
        }
    }

    private Path classFolder() {
        return folder.resolve("classes");
    }

    private static TrialReport report(List<String> lines, int shapes) {
        double loadMs = 0;
        long peakBytes = 0;
        List<Double> medianMs = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            switch (parts[0]) {
                case TrialProgram.LOADED -> loadMs = Double.parseDouble(parts[1]);
                case TrialProgram.RAN -> medianMs.add(Double.parseDouble(parts[1]));
                case TrialProgram.PEAK -> peakBytes = Long.parseLong(parts[1]);
                case TrialProgram.REFUSED -> throw refused(parts[1], parts[2]);
                default -> throw new OnnxException(Reason.FAILED, line, null);
            }
        }
        if (medianMs.size() != shapes || peakBytes == 0) {
            throw new OnnxException(
                    Reason.TRIAL, "The process in which the model was tried ended without a result", null);
        }
        return new TrialReport(loadMs, medianMs, peakBytes);
    }

    private static OnnxException refused(String code, String message) {
        boolean damaged = code.equals(OrtErrorCode.ORT_INVALID_PROTOBUF.name());
        return new OnnxException(damaged ? Reason.DAMAGED : Reason.UNSUPPORTED, message, null);
    }
}
