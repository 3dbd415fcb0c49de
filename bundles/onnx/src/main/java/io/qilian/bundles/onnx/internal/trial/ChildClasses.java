package io.qilian.bundles.onnx.internal.trial;

import java.io.IOException;
import java.nio.file.Path;

/** Gives a child process its classes. */
@FunctionalInterface
interface ChildClasses {

    /** Where below the folder the native libraries lie. */
    String NATIVES = "ai/onnxruntime/native/linux-x64";

    /**
     * Makes the classes of {@link TrialProgram} and of ONNX Runtime readable for a child, and puts the native libraries
     * into {@value #NATIVES} of the folder.
     *
     * @param folder an empty folder for files
     * @return the class path
     */
    String provide(Path folder) throws IOException;
}
