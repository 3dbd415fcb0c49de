package io.qilian.kernel.store.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.osgi.framework.Bundle;

/** Finds the scripts of a bundle: Flyway itself cannot list what lies in one. */
final class BundleScripts implements ResourceProvider {

    private final List<URL> scripts;

    BundleScripts(Bundle bundle, String folder) {
        var entries = bundle.findEntries(folder, "*.sql", false);
        scripts = entries == null ? List.of() : Collections.list(entries);
    }

    @Override
    public LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(script -> script.getPath().endsWith("/" + name))
                .findFirst()
                .map(Script::new)
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .<LoadableResource>map(Script::new)
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final URL place;

        Script(URL place) {
            this.place = place;
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(place.openStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + place, e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return place.getPath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return place.getPath();
        }

        @Override
        public String getFilename() {
            return place.getPath().substring(place.getPath().lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
