package io.qilian.bundles.onnx.api;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A prepared call of a model: fill the inputs, run, read the outputs, again and again. The buffers belong to the call
 * and are reused. For one thread at a time; only {@link #terminate()} may come from another.
 */
@ProviderType
public interface OnnxCall extends AutoCloseable {

    /**
     * The memory of an input.
     *
     * @param name the input
     * @return a direct buffer in native byte order, row-major, of the input's whole size; filled by the caller before
     *     each run
     * @throws OnnxException if the model has no such input, or it takes texts
     */
    ByteBuffer input(String name);

    /**
     * Lends the memory that the next run reads as an input, instead of the call's own. After that run, whatever comes of
     * it, and after {@link #close()}, the call knows nothing of it any longer.
     *
     * @param name the input
     * @param memory a direct buffer, whose bytes from position to limit are the input, row-major, in native byte order;
     *     not written to before the run has ended. Its beginning is aligned as its elements are
     * @throws OnnxException if the model has no such input of numbers, or its size is another
     */
    void lend(String name, ByteBuffer memory);

    /**
     * Sets an input of texts; numbers go into the memory that {@link #input(String)} gives.
     *
     * @param name the input
     * @param texts as many as the shape says, row-major; copied
     * @throws OnnxException if the model has no such input of texts, or there are more or fewer
     */
    void setTexts(String name, List<String> texts);

    /**
     * Runs the model on what the inputs hold.
     *
     * @throws OnnxException if the runtime fails or the run is terminated; the call can be used again
     * @throws IllegalStateException if the call is closed
     */
    void run();

    /**
     * An output of single-precision numbers.
     *
     * @param name the output
     * @return the numbers of the last run, row-major; valid until the next run
     * @throws OnnxException if the model has no such output or it is of another type
     */
    FloatBuffer floats(String name);

    /**
     * An output of 64-bit integers.
     *
     * @param name the output
     * @return the numbers of the last run, row-major; valid until the next run
     * @throws OnnxException if the model has no such output or it is of another type
     */
    LongBuffer longs(String name);

    /**
     * An output of any type but texts.
     *
     * @param name the output
     * @return the elements of the last run in native byte order, row-major; valid until the next run
     * @throws OnnxException if the model has no such output or it consists of texts
     */
    ByteBuffer bytes(String name);

    /**
     * An output of texts.
     *
     * @param name the output
     * @return the texts of the last run, row-major
     * @throws OnnxException if the model has no such output or it is of another type
     */
    List<String> texts(String name);

    /**
     * The shape of an output.
     *
     * @param name the output
     * @return its dimensions in the last run
     * @throws OnnxException if the model has no such output
     */
    List<Long> shape(String name);

    /** Ends a run that is under way on another thread, at the next operator's edge. Does nothing otherwise. */
    void terminate();

    /** Frees the buffers, after the run that is under way. Idempotent. */
    @Override
    void close();
}
