package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.version.FiniteNumbers;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one version for one caller, who has a place already. */
record VersionRun(LoadedVersion version, CallDeadline deadline, Media media, RunWatches watches) {

    <T> T run(ServedCall<T> call, List<ServedInput> inputs, long queueNs) {
        final long beganNs = System.nanoTime();
        ModelSignature model = version.signature();
        Optional<InputCard> card = version.folder().card().input();
        Map<String, List<Long>> shapes = InputFit.shapes(model, card, inputs);
        RawCall raw = borrow(shapes);
        boolean usable = false;
        try {
            inputs.forEach(input -> put(input, raw, card));
            long ranNs = System.nanoTime();
            usable = run(raw);
            long endedNs = System.nanoTime();
            return call.outputs(new RawResult(
                    model,
                    raw.onnx(),
                    new ServedResult.Times(queueNs, ranNs - beganNs, endedNs - ranNs, rows(model, shapes))));
        } finally {
            if (usable) {
                version.rawCalls().giveBack(raw);
            } else {
                raw.close();
            }
        }
    }

    private static int rows(ModelSignature model, Map<String, List<Long>> shapes) {
        return model.mostBatch() > 0
                ? shapes.get(model.inputs().get(0).name()).get(0).intValue()
                : 1;
    }

    RawCall borrow(Map<String, List<Long>> shapes) {
        try {
            return version.rawCalls().borrow(shapes);
        } catch (OnnxException e) {
            throw new ProblemException(
                    Problem.of(
                            "inference.input",
                            ProblemKind.INPUT,
                            "The model does not take the shapes of the inputs: " + e.getMessage(),
                            version.version().toString(),
                            "Ask for the model's metadata and send what it says"),
                    e);
        }
    }

    private void put(ServedInput input, RawCall raw, Optional<InputCard> card) {
        if (input instanceof ServedInput.Numbers numbers) {
            if (version.folder().card().finite()) {
                FiniteNumbers.require(
                        version.version().toString(), input.name(), numbers.type(), littleEndian(numbers));
            }
            put(numbers, raw);
        } else if (input instanceof ServedInput.Texts texts) {
            raw.onnx().setTexts(input.name(), texts.texts());
        } else if (input instanceof ServedInput.Pixels pixels) {
            put(PixelFile.of(pixels), raw, card);
        } else if (input instanceof ServedInput.PictureFile picture) {
            put(bytes(picture.file()), raw, card);
        }
    }

    private static void put(ServedInput.Numbers numbers, RawCall raw) {
        ByteBuffer data = numbers.data();
        if (data.isDirect() && data.alignmentOffset(data.position(), ServedInput.Numbers.ALIGNMENT_BYTES) == 0) {
            raw.onnx().lend(numbers.name(), data);
        } else {
            raw.onnx().input(numbers.name()).put(data.duplicate());
        }
    }

    private static ByteBuffer littleEndian(ServedInput.Numbers numbers) {
        return numbers.data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(byte[] file, RawCall raw, Optional<InputCard> card) {
        try (Picture picture = media.readPicture(file)) {
            raw.put(picture, card.orElseThrow());
        } catch (MediaException e) {
            throw ServingProblems.input(
                    "The picture cannot be read: " + e.getMessage(),
                    version.version() + " input " + card.orElseThrow().name(),
                    "a whole JPEG or PNG file",
                    file.length + " bytes");
        }
    }

    private static byte[] bytes(ByteBuffer file) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        return bytes;
    }

    /** Runs; true if the call can be used again. */
    boolean run(RawCall raw) {
        if (deadline.remainingNs() == 0) {
            throw ServingProblems.ended(version.version().toString(), deadline, null);
        }
        RunWatch watch = watches.begin(raw.onnx(), deadline);
        boolean asked;
        try {
            raw.onnx().run();
        } catch (OnnxException e) {
            if (e.reason() == Reason.TERMINATED) {
                throw ServingProblems.ended(version.version().toString(), deadline, e);
            }
            throw new ProblemException(
                    Problem.of(
                            "model.run-failed",
                            ProblemKind.EXTERNAL,
                            "The model failed: " + e.getMessage(),
                            version.version().toString(),
                            "Check the inputs; if it keeps failing, use the model's previous version"),
                    e);
        } finally {
            asked = watch.end();
        }
        return !asked;
    }
}
