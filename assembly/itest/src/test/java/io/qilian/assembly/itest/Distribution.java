package io.qilian.assembly.itest;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.nio.file.Path;

/** The distribution that the build has just made. */
final class Distribution {

    private Distribution() {}

    /** A new installation of it. */
    static Installation install(String name) throws IOException {
        Path archive = Path.of(
                System.getProperty("qilian.root"),
                "assembly/distribution/target/io.qilian.assembly.distribution-" + System.getProperty("qilian.version")
                        + ".tar.gz");
        return Installation.unpack(archive, Path.of(System.getProperty("qilian.work"), name));
    }
}
