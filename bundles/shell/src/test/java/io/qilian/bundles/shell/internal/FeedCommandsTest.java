package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Frames;
import io.qilian.bundles.feeds.api.FeedSettings.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code feed:list}, {@code feed:info}, {@code feed:add}, {@code feed:remove}, {@code feed:snapshot}, {@code feed:test}. */
class FeedCommandsTest {

    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8};

    @TempDir
    private Path folder;

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsEachFeedOnALine() {
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        platform.feeds.add(Samples.unopened("road"));
        platform.liveness.add(LiveFeeds.black("gate"));
        assertThat(console.run("feed:list").lines())
                .hasSize(4)
                .anyMatch(
                        line -> line.matches(
                                "gate +\\| WAITING \\| +25\\.0 \\| 1920x1080 \\| +5000 \\| .*"
                                        + "75 % \\| Useful: black picture \\| rtsp://10\\.0\\.0\\.7/stream \\| The camera does not answer"))
                .anyMatch(line -> line.matches("road +\\| IDLE +\\| +0\\.0 \\| {11}\\| +0 \\| .*road\\.mp4 .*"));
        assertThat(platform.calls).containsExactly("feeds");
    }

    @Test
    void saysHowToAddTheFirstFeed() {
        assertThat(console.run("feed:list")).contains("No feed is there: add one with feed:add.");
    }

    @Test
    void showsAFeedWithItsFiguresAndItsProblem() {
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        platform.liveness.add(LiveFeeds.black("gate"));
        assertThat(console.run("feed:info gate"))
                .isEqualTo(
                        """
                        gate: WAITING
                        Source: rtsp://10.0.0.7/stream
                        Codec: h264 1920x1080
                        Fps 25.0, Captured 5000, Damaged 2, Reconnects 1, Subscribers 3
                        Delivered 4898, DAMAGED 2, STILL 100
                        Last frame: 2026-07-01T12:00:00Z
                        Picture: brightness 101, contrast 42.5, sharpness 230, change 3.5
                        Clock: SOURCE, ahead of ours by -120 ms, 3.1 ppm too fast, set 1 times
                        Problem: The camera does not answer
                          where: gate
                          fix: Check that the camera is switched on
                          code: feed.unreachable
                        Link: UP, connected (3600 s), since 2026-07-01T12:00:00Z
                        Media: UP, media come (250.0 kB/s), since 2026-07-01T12:00:00Z
                        Decodable: UP, frames are decoded (1 % damaged), since 2026-07-01T12:00:00Z
                        Useful: DOWN, black picture (brightness 3), since 2026-07-01T12:00:00Z
                        Connection in the last hour: fair (frames 87 %, reconnects 1, stalls 2)
                        Useful in the last hour: 75 %
                        2026-07-01T12:00:00Z Useful: UP to DOWN, black picture (brightness 3)
                        """);
        assertThat(platform.calls).containsExactly("feed gate");
    }

    @Test
    void saysNothingOfThePictureOfAFeedThatWasNeverOpened() {
        platform.feeds.add(Samples.unopened("road"));
        assertThat(console.run("feed:info road"))
                .startsWith("road: IDLE\nSource: road.mp4\n")
                .doesNotContain("Codec", "0x0", "Last frame", "brightness");
    }

    @Test
    void showsNoChangesToThoseWhoWantNone() {
        platform.feeds.add(Samples.unopened("road"));
        platform.liveness.add(LiveFeeds.black("road"));
        assertThat(console.run("feed:info --changes 0 road")).doesNotContain("UP to DOWN");
    }

    @Test
    void saysOfAFeedThatNobodyNeedsThatNothingIsKnown() {
        platform.feeds.add(Samples.unopened("road"));
        assertThat(console.run("feed:info road"))
                .contains("Link: UNKNOWN, nobody needs the feed, since", "Connection in the last hour: not known");
    }

    @Test
    void takesTheViewOfATurnedCameraAsTheRightOne() {
        assertThat(console.run("feed:relearn gate"))
                .isEqualTo("Feed gate: what it shows from now on is its right view.\n");
        assertThat(platform.relearned).containsExactly("gate");
    }

    @Test
    void addsAFeedWithTheUsualSettings() {
        assertThat(console.run("feed:add gate rtsp://10.0.0.7/stream")).isEqualTo("Feed gate is added.\n");
        assertThat(platform.calls).containsExactly("add gate");
        assertThat(platform.added).isEqualTo(FeedSettings.of("rtsp://10.0.0.7/stream"));
    }

    @Test
    void addsAFileThatIsReadAsTheOptionsSay() {
        console.run("feed:add --fastest --loop --every-frame road /videos/road.mp4");
        assertThat(platform.added)
                .isEqualTo(FeedSettings.of("/videos/road.mp4").replayed(Pace.FASTEST, true, Frames.EVERY));
        console.run("feed:add --loop road /videos/road.mp4");
        assertThat(platform.added)
                .isEqualTo(FeedSettings.of("/videos/road.mp4").replayed(Pace.CLOCK, true, Frames.LATEST));
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        assertThat(console.refused("feed:add --pace slow gate road.mp4")).contains("--pace");
        assertThat(console.refused("feed:add gate")).contains("source", "is required");
        assertThat(platform.calls).isEmpty();
    }

    @Test
    void namesTheOptionsThatItKnows() {
        assertThat(console.run("feed:add --help")).contains("--fastest", "--loop", "--every-frame", "source", "feed");
    }

    @Test
    void neverPrintsThePasswordOfASource() {
        assertThat(console.run("feed:add gate rtsp://user:secret@10.0.0.7/stream"))
                .doesNotContain("secret");
    }

    @Test
    void tellsWhatASourceIsBeforeItBecomesAFeed() {
        assertThat(console.run("feed:test rtsp://admin:secret@10.0.0.7/stream"))
                .isEqualTo(
                        """
                        Source: rtsp://***@10.0.0.7/stream
                        Codec: hevc 1920x1080
                        Frames a second: 25.0 measured, 25.0 stated
                        Key frames: every 2.0 s
                        Frames: 120 seen, 3 that could not be shown
                        Clock: ARRIVAL
                        Opened after 0.34 s, first frame after 0.51 s
                        """);
        assertThat(platform.calls).containsExactly("test rtsp://admin:secret@10.0.0.7/stream");
    }

    @Test
    void pausesAFeedAndLetsItGoOn() {
        platform.feeds.add(Samples.unopened("road"));
        assertThat(console.run("feed:pause road")).isEqualTo("Feed road is paused.\n");
        assertThat(console.run("feed:resume road")).isEqualTo("Feed road is connected again when it is needed.\n");
        assertThat(platform.calls).containsExactly("pause road", "resume road");
        assertThat(console.refused("feed:pause nowhere")).contains("nowhere", "fix:");
    }

    @Test
    void removesAFeed() {
        platform.feeds.add(Samples.unopened("road"));
        assertThat(console.run("feed:remove road")).isEqualTo("Feed road is removed.\n");
        assertThat(platform.calls).containsExactly("remove road");
        assertThat(console.refused("feed:remove nowhere")).contains("nowhere", "fix:");
    }

    @Test
    void writesThePictureIntoTheFileNamedAndNoOther() throws IOException {
        platform.feeds.add(Samples.unopened("road"));
        Path file = folder.resolve("now.jpg");
        assertThat(console.run("feed:snapshot road '" + file + "'")).isEqualTo(file + " is written.\n");
        assertThat(file).hasBinaryContent(PICTURE);
        assertThat(content()).containsExactly(file);
        assertThat(platform.calls).containsExactly("snapshot road");
    }

    @Test
    void writesIntoTheCurrentFolderOfTheSession() throws IOException {
        platform.feeds.add(Samples.unopened("road"));
        assertThat(console.run(folder, "feed:snapshot road")).isEqualTo(folder.resolve("road.jpg") + " is written.\n");
        assertThat(console.run(folder, "feed:snapshot road other.jpg"))
                .isEqualTo(folder.resolve("other.jpg") + " is written.\n");
        assertThat(content()).containsExactlyInAnyOrder(folder.resolve("road.jpg"), folder.resolve("other.jpg"));
    }

    @Test
    void refusesToWriteOverAFolder() throws IOException {
        platform.feeds.add(Samples.unopened("road"));
        Path target = Files.createDirectory(folder.resolve("pictures"));
        assertThat(console.refused("feed:snapshot road '" + target + "'"))
                .contains("It is a folder", "where: " + target, "fix: Name a file in a folder");
        assertThat(content()).containsExactly(target);
        assertThat(platform.calls).as("no picture is taken in vain").isEmpty();
    }

    @Test
    void saysWhereAPictureCannotBeWritten() throws IOException {
        platform.feeds.add(Samples.unopened("road"));
        Path target = folder.resolve("absent/now.jpg");
        assertThat(console.refused("feed:snapshot road '" + target + "'"))
                .contains("The picture cannot be written", "where: " + target);
        assertThat(content()).isEmpty();
    }

    @Test
    void writesNothingForAFeedThatIsNotThere() throws IOException {
        assertThat(console.refused("feed:snapshot nowhere '" + folder.resolve("now.jpg") + "'"))
                .contains("nowhere", "fix:");
        assertThat(content()).isEmpty();
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
