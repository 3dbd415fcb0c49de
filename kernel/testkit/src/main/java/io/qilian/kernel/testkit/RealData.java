package io.qilian.kernel.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real videos, models and pictures that tests may use but that are not part of the project. They lie under the folder
 * that the system property {@value #PROPERTY} names; a test that needs what is not there is skipped, and says so.
 */
public final class RealData {

    /** The system property. */
    public static final String PROPERTY = "qilian.data";

    private static final System.Logger LOG = System.getLogger(RealData.class.getName());

    private RealData() {}

    /**
     * A file or folder of the real data; skips the calling test if it is absent.
     *
     * @param path the path below the folder
     * @return the file or folder, which exists
     */
    public static Path require(String path) {
        Path file = Path.of(System.getProperty(PROPERTY, "../shared/data")).resolve(path);
        if (!Files.exists(file)) {
            String reason = "Skipped: " + file.normalize() + " is absent (-D" + PROPERTY + "=FOLDER names the data)";
            LOG.log(System.Logger.Level.WARNING, reason);
            Assumptions.abort(reason);
        }
        return file;
    }
}
