package io.qilian.bundles.onnx.internal.trial;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class path of the tests, for children too. */
final class ClassPathClasses implements ChildClasses {

    @Override
    public String provide(Path folder) throws IOException {
        for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
            Path file = folder.resolve(NATIVES).resolve(library);
            Files.createDirectories(file.getParent());
            try (InputStream in = OrtEnvironment.class.getResourceAsStream("/" + NATIVES + "/" + library)) {
                Files.copy(in, file);
            }
        }
        return System.getProperty("java.class.path");
    }
}
