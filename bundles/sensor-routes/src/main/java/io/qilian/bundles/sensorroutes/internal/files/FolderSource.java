package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.bundles.sensorroutes.api.files.FileSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import io.qilian.bundles.sensorroutes.internal.route.RouteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFileConfiguration;

/** Files that are dropped in a folder below the platform's data directory, by Camel's component of files. */
public final class FolderSource implements RouteSource {

    /** Names of files that are still being written, as those who write them have it. */
    private static final String UNFINISHED = "(?i).*\\.(part|partial|filepart|tmp|temp|crdownload|swp)";

    /** Files of one look into the folder; the others come with the next. */
    private static final int MAXIMUM_FILES = 1_000;

    private static final long INITIAL_DELAY_MS = 200;
    private static final long LONGEST_LOCK_CHECK_MS = 1_000;

    private final String feed;
    private final FileSettings settings;
    private final Path base;
    private final PayloadFormat format;
    private final InstantSource clock;

    /**
     * A folder of a feed.
     *
     * @param feed name of the feed
     * @param settings what the feed's file says
     * @param base the folder of all folders
     * @param clock the time of day
     */
    public FolderSource(String feed, FileSettings settings, Path base, InstantSource clock) {
        this.feed = feed;
        this.settings = settings;
        this.base = base;
        this.clock = clock;
        this.format = PayloadFormats.of(settings.payload());
    }

    @Override
    public RouteBeginning begin(CamelContext camel, LinkEvents link) {
        InboxFolder inbox;
        try {
            inbox = new InboxFolder(folder(), settings.completeSuffix(), clock);
        } catch (IOException e) {
            throw FileProblems.folder(settings.folder(), e.toString());
        }
        return new FolderBeginning(endpoint(camel, inbox), inbox, settings, format, clock, link);
    }

    /** The folder; none of its parts below the base may be a link, which would lead anywhere. */
    private Path folder() throws IOException {
        Files.createDirectories(base);
        Path root = base.toRealPath();
        Path folder = root;
        for (Path part : Path.of(settings.folder())) {
            folder = folder.resolve(part);
            if (Files.isSymbolicLink(folder)) {
                throw FileProblems.folder(settings.folder(), "a part of it is a symbolic link");
            }
        }
        if (folder.equals(root) || !folder.normalize().startsWith(root)) {
            throw FileProblems.folder(settings.folder(), "it is not below " + base.getFileName());
        }
        return folder;
    }

    private Endpoint endpoint(CamelContext camel, InboxFolder inbox) {
        FileComponent component = camel.getComponent("file", FileComponent.class);
        FileEndpoint endpoint = new FileEndpoint("file:qilian-" + feed, component);
        GenericFileConfiguration configuration = new GenericFileConfiguration();
        configuration.setDirectory(inbox.path().toString());
        endpoint.setConfiguration(configuration);
        endpoint.setFile(inbox.path().toFile());
        // Files are moved here, and not by Camel: it would also move those that were left in the middle.
        endpoint.setNoop(true);
        endpoint.setIdempotent(false);
        endpoint.setRecursive(false);
        endpoint.setInclude(settings.include());
        endpoint.setExclude(UNFINISHED);
        endpoint.setMaxMessagesPerPoll(MAXIMUM_FILES);
        endpoint.setInitialDelay(INITIAL_DELAY_MS);
        endpoint.setDelay(settings.interval().toMillis());
        endpoint.setUseFixedDelay(true);
        complete(endpoint);
        return endpoint;
    }

    /** When a file is complete: it has rested, or another file says so. */
    private void complete(FileEndpoint endpoint) {
        Optional<String> suffix = settings.completeSuffix();
        if (suffix.isPresent()) {
            endpoint.setDoneFileName("${file:name}" + suffix.get());
            return;
        }
        long stableMs = settings.stableFor().toMillis();
        long checkMs = Math.min(stableMs, LONGEST_LOCK_CHECK_MS);
        endpoint.setReadLock("changed");
        endpoint.setReadLockMinAge(stableMs);
        endpoint.setReadLockMinLength(0);
        endpoint.setReadLockCheckInterval(checkMs);
        // A file that is still written to is left for the next look, and keeps none of the others waiting.
        endpoint.setReadLockTimeout(2 * checkMs + 1);
        endpoint.setReadLockMarkerFile(false);
    }
}
