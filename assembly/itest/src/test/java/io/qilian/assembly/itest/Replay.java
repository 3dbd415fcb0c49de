package io.qilian.assembly.itest;

import io.qilian.kernel.testkit.Installation;

/** The replay of the demo's video. */
final class Replay {

    // The interval that is cut off by the end of the video is told last.
    private static final String LAST_INTERVAL = "\"startedAt\":\"2000-01-01T00:01:00Z\"";

    private Replay() {}

    /** Waits until all that the video shows has been told. */
    static void awaitEnd(Installation qilian) {
        Installation.await(
                "the end of the video", () -> qilian.get("/api/feeds").contains("ENDED"));
        Installation.await(
                "the last interval",
                () -> qilian.eventLines("replay").stream()
                                .filter(line -> line.contains(LAST_INTERVAL))
                                .count()
                        == 4);
    }
}
