package io.qilian.bundles.onnx.internal.trial;

import ai.onnxruntime.OrtEnvironment;
import io.qilian.bundles.onnx.api.ModelTrial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The trial that an installation has, with the class path of the tests. In its package, since it is not public. */
public final class ChildTrials {

    private ChildTrials() {}

    /** Trials in child processes, whose files lie in a folder. */
    public static ModelTrial in(Path folder) {
        return new ChildProcessTrial(ChildTrials::provide, folder);
    }

    private static String provide(Path folder) throws IOException {
        for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
            Path file = folder.resolve(ChildClasses.NATIVES).resolve(library);
            Files.createDirectories(file.getParent());
            try (InputStream in =
                    OrtEnvironment.class.getResourceAsStream("/" + ChildClasses.NATIVES + "/" + library)) {
                Files.copy(in, file);
            }
        }
        return System.getProperty("java.class.path");
    }
}
