package io.qilian.assembly.bench.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small moving pictures in H.264, made by the program {@code ffmpeg} of the operating system. */
final class Clips {

    static final int FPS = 10;
    static final int SEGMENT_SECONDS = 2;

    private static final int LOOPED_SECONDS = 20;

    private final Path folder;

    Clips(Path folder) {
        this.folder = folder;
    }

    /** A file in MP4, to be looped. */
    Path file() throws IOException {
        return make(LOOPED_SECONDS, "looped.mp4", List.of());
    }

    /** The bare stream, with a delimiter before each picture (ITU-T H.264, annex B). */
    Path stream() throws IOException {
        return make(LOOPED_SECONDS, "looped.h264", List.of("-x264-params", "aud=1:repeat-headers=1"));
    }

    /** A folder of segments {@code 0.ts}, {@code 1.ts} and so on. */
    Path segments(int seconds) throws IOException {
        Path segments = Files.createDirectory(folder.resolve("segments"));
        make(
                seconds,
                "segments/%d.ts",
                List.of(
                        "-f",
                        "segment",
                        "-segment_time",
                        Integer.toString(SEGMENT_SECONDS),
                        "-segment_format",
                        "mpegts"));
        return segments;
    }

    private Path make(int seconds, String name, List<String> options) throws IOException {
        Path made = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i"));
        command.add("testsrc2=s=160x96:r=" + FPS + ":d=" + seconds);
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "35", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-bf", "0", "-g", Integer.toString(FPS), "-threads", "1"));
        command.addAll(options);
        command.add(made.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ffmpeg.log").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed: " + Files.readString(folder.resolve("ffmpeg.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ran", e);
        }
        return made;
    }
}
