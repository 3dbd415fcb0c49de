package io.qilian.bundles.onnx.internal.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Copies classes out of the bundle: a child process cannot read a framework's bundles. */
final class BundleClasses implements ChildClasses {

    private static final List<String> FOLDERS = List.of("ai/onnxruntime", "io/qilian/bundles/onnx/internal/trial");

    private final Bundle bundle;

    BundleClasses(Bundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public String provide(Path folder) throws IOException {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        for (String place : FOLDERS) {
            Collection<String> resources = wiring.listResources(
                    place, "*", BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
            for (String resource : resources) {
                if (!resource.endsWith("/")) {
                    copy(wiring.getClassLoader(), resource, folder);
                }
            }
        }
        return folder.toString();
    }

    private static void copy(ClassLoader loader, String resource, Path folder) throws IOException {
        Path file = folder.resolve(resource);
        Files.createDirectories(file.getParent());
        try (InputStream in = loader.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }
}
