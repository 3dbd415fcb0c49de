package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.truth.FrameTruth;
import java.io.IOException;

/** Takes the frames of a clip, in order: a file, a pipe, a video encoder. Used by one thread. */
public interface FrameSink extends AutoCloseable {

    /**
     * Takes one frame.
     *
     * @param bgr blue, green, red of each pixel, row by row; valid until this method returns
     * @param truth what is to be seen in it
     * @throws IOException if the frame cannot be stored
     */
    void accept(byte[] bgr, FrameTruth truth) throws IOException;

    /**
     * Ends the clip.
     *
     * @throws IOException if what is left cannot be stored
     */
    @Override
    void close() throws IOException;
}
