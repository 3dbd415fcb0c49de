package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.truth.FrameTruth;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the bytes of one frame after the other, as video encoders read them from a file or pipe. */
final class RawFrames implements FrameSink {

    private final OutputStream out;

    /** Writes to this stream and closes it in the end. */
    RawFrames(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] bgr, FrameTruth truth) throws IOException {
        out.write(bgr);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
