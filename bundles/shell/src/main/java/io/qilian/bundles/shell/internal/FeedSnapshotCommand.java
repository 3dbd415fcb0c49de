package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes the picture that a feed shows now. */
@Service
@Command(scope = "feed", name = "snapshot", description = "Writes the picture that a feed shows now as a JPEG file")
public final class FeedSnapshotCommand extends ConsoleCommand {

    @Argument(index = 0, name = "feed", description = "Name of the feed", required = true)
    @Completion(FeedCompleter.class)
    private String feed;

    @Argument(index = 1, name = "file", description = "The file; FEED.jpg in the current folder if not given")
    @Completion(FileCompleter.class)
    private String file;

    @Reference
    private Feeds feeds;

    @Override
    void run() {
        Path target = session()
                .currentDir()
                .resolve(file == null ? feed + ".jpg" : file)
                .normalize();
        if (Files.isDirectory(target)) {
            throw unwritable("It is a folder", target, null);
        }
        byte[] picture = feeds.snapshot(feed);
        try {
            Files.write(target, picture);
        } catch (IOException e) {
            throw unwritable(e.toString(), target, e);
        }
        System.out.println(text("written", target));
    }

    private static ProblemException unwritable(String why, Path target, IOException cause) {
        return new ProblemException(
                Problem.of(
                        "snapshot.unwritable",
                        ProblemKind.INPUT,
                        "The picture cannot be written: " + why,
                        target.toString(),
                        "Name a file in a folder that is there and can be written to"),
                cause);
    }
}
