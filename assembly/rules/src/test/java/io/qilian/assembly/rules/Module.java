package io.qilian.assembly.rules;

import java.nio.file.Path;

/**
 * One module of the build.
 *
 * @param folder its folder below the root, such as {@code bundles/model-library}
 * @param source the folder itself
 * @param content what it was built to: a jar, or the folder of its classes
 */
record Module(String folder, Path source, Path content) {

    /** What its artifact and its bundle must be called. */
    static String artifactId(String folder) {
        return "io.qilian." + folder.replace('/', '.');
    }

    String artifactId() {
        return artifactId(folder);
    }

    /** The package below which all its classes must lie; packages have no hyphens. */
    String rootPackage() {
        return artifactId().replace("-", "");
    }

    boolean holds(String packageName) {
        return packageName.equals(rootPackage()) || packageName.startsWith(rootPackage() + ".");
    }

    @Override
    public String toString() {
        return folder;
    }
}
