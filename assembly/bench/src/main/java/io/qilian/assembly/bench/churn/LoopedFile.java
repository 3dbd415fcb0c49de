package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.video.Camera;
import java.nio.file.Path;

/** A file, which neither dies nor stalls. */
record LoopedFile(Path file) implements Camera {

    @Override
    public String address() {
        return file.toString();
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("a file is not killed");
    }

    @Override
    public void stall() {
        throw new UnsupportedOperationException("a file does not stall");
    }

    @Override
    public void restore() {
        throw new UnsupportedOperationException("a file is not restored");
    }
}
