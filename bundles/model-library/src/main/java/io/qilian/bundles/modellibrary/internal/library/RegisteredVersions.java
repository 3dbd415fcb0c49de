package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.kernel.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The versions that are kept elsewhere than in the library's folder. */
public interface RegisteredVersions {

    /**
     * Where they lie.
     *
     * @return a folder NAME/VERSION each
     */
    List<Path> folders();

    /**
     * Whether the files of a version are what they were when it was registered.
     *
     * @param folder one of {@link #folders()}
     * @return what is wrong; empty if nothing
     */
    Optional<Problem> check(Path folder);
}
