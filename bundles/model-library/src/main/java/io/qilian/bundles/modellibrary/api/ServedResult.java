package io.qilian.bundles.modellibrary.api;

import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The outputs of one call, as long as {@link ServedCall#outputs(ServedResult)} runs. For that thread only. */
@ProviderType
public interface ServedResult {

    /**
     * What has answered.
     *
     * @return the signature of the version
     */
    ModelSignature model();

    /**
     * The shape of an output.
     *
     * @param output its name
     * @return its dimensions in this call; one may be 0
     * @throws io.qilian.bundles.onnx.api.OnnxException if there is no such output
     */
    List<Long> shape(String output);

    /**
     * The elements of an output of numbers.
     *
     * @param output its name
     * @return the elements in little-endian order, row-major, in the memory that the runtime wrote
     * @throws io.qilian.bundles.onnx.api.OnnxException if there is no such output of numbers
     */
    ByteBuffer bytes(String output);

    /**
     * The elements of an output of texts.
     *
     * @param output its name
     * @return the texts, row-major
     * @throws io.qilian.bundles.onnx.api.OnnxException if there is no such output of texts
     */
    List<String> texts(String output);

    /**
     * What the call has taken so far.
     *
     * @return the durations
     */
    Times times();

    /**
     * Durations of a call.
     *
     * @param queueNs waiting for other calls and for a place, in nanoseconds
     * @param inputNs checking inputs and bringing them into memory, pictures decoded and scaled, in nanoseconds
     * @param runNs the run itself, in nanoseconds
     * @param runRows rows of the run, those of all calls that shared it; 0 where another of them stands for the run
     */
    record Times(long queueNs, long inputNs, long runNs, int runRows) {}
}
