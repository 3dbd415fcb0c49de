package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.kernel.api.observation.Detection;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** Why a golden picture is not answered as recorded, with all that is needed to draw it. The cause of the refusal. */
final class GoldenMismatch extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String version;
    private final transient Path picture;
    private final transient List<Detection> expected;
    private final transient List<Detection> found;

    GoldenMismatch(String version, Path picture, List<Detection> expected, List<Detection> found) {
        super(picture + " is answered otherwise than recorded");
        this.version = version;
        this.picture = picture;
        this.expected = List.copyOf(expected);
        this.found = List.copyOf(found);
    }

    String version() {
        return version;
    }

    Path picture() {
        return picture;
    }

    List<Detection> expected() {
        return expected;
    }

    List<Detection> found() {
        return found;
    }
}
