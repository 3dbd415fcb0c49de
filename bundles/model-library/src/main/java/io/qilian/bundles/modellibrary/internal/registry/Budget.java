package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How many bytes one registration may still write. One thread. */
final class Budget {

    /** Most bytes of one version: 4 GiB. */
    static final long MAXIMUM_BYTES = 4L << 30;

    private final long maximum;
    private long left;

    Budget(long maximum) {
        this.maximum = maximum;
        this.left = maximum;
    }

    void copy(InputStream in, OutputStream out, String where) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(Problem.of(
                                "model.too-large",
                                ProblemKind.INPUT,
                                "The model is too large",
                                where,
                                "Take a smaller model, or leave out files that do not belong to it")
                        .comparing("at most " + maximum + " bytes", "more"));
            }
            out.write(buffer, 0, read);
        }
    }
}
