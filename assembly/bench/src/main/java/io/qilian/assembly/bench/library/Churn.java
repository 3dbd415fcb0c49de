package io.qilian.assembly.bench.library;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a model, calls it and lets it go, again and again; every other load fails. */
final class Churn {

    private static final int SAMPLES = 20;

    private Churn() {}

    /**
     * Resident memory in MiB, at the begin and after each twentieth of the cycles.
     *
     * @param models the library
     * @param sample a picture
     * @param cycles how often
     */
    static double[] measure(MarkedVersions models, Path sample, int cycles) throws IOException {
        double[] mebibytes = new double[SAMPLES + 1];
        try (Picture picture = models.media.readPicture(Files.readAllBytes(sample))) {
            // The allocator's own pools are filled before anything is compared.
            cycles(models, picture, cycles / SAMPLES);
            mebibytes[0] = residentMebibytes();
            for (int at = 1; at <= SAMPLES; at++) {
                cycles(models, picture, cycles / SAMPLES);
                mebibytes[at] = residentMebibytes();
            }
        }
        return mebibytes;
    }

    private static void cycles(MarkedVersions models, Picture picture, int cycles) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            if (cycle % 2 == 0) {
                load(models, picture);
            } else {
                fail(models);
            }
        }
    }

    private static void load(MarkedVersions models, Picture picture) {
        try (OpenModel model =
                models.library.open(ModelReference.parse(MarkedVersions.NAME + ":" + MarkedVersions.VERSIONS.get(0)))) {
            model.use(loaded -> loaded.detect(picture, PictureRegion.whole(picture)));
        }
    }

    private static void fail(MarkedVersions models) {
        try {
            models.loadBroken();
            throw new IllegalStateException("a model was loaded that cannot be");
        } catch (ProblemException e) {
            if (!e.problem().code().equals("model.output")) {
                throw e;
            }
        }
    }

    static double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
