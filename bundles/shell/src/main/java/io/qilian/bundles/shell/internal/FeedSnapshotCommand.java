package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes the picture that a feed shows now. */
@Service
@Command(scope = "feed", name = "snapshot", description = "Writes the picture that a feed shows now as a JPEG file")
public final class FeedSnapshotCommand implements Action {

    @Argument(index = 0, name = "feed", description = "Name of the feed", required = true)
    @Completion(FeedCompleter.class)
    private String feed;

    @Argument(index = 1, name = "file", description = "The file; FEED.jpg in the current folder if not given")
    @Completion(FileCompleter.class)
    private String file;

    @Reference
    private Feeds feeds;

    @Override
    public Object execute() throws IOException {
        byte[] picture = feeds.snapshot(feed);
        Path target = Path.of(file == null ? feed + ".jpg" : file).toAbsolutePath();
        Files.write(target, picture);
        System.out.println(text("written", target));
        return null;
    }
}
