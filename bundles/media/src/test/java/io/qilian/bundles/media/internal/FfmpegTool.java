package io.qilian.bundles.media.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The program {@code ffmpeg} of the operating system, which makes the streams that our own build of FFmpeg has no encoder
 * for. A test that needs it is skipped where it is absent, and says so.
 */
final class FfmpegTool {

    private static final System.Logger LOG = System.getLogger(FfmpegTool.class.getName());

    private FfmpegTool() {}

    /** A moving test picture of 160x120, 25 frames a second, with a key frame each second, B-frames, and for H.265 checksums. */
    static Path clip(Path folder, String name, String encoder, int seconds) throws IOException {
        Path file = folder.resolve(name);
        String source = "testsrc2=s=160x120:r=25:d=" + seconds;
        run(
                folder,
                List.of("-f", "lavfi", "-i", source, "-c:v", encoder, "-bf", "2", "-g", "25", "-keyint_min", "25"),
                List.of("-x265-params", "scenecut=0:hash=1:log-level=none", "-pix_fmt", "yuv420p", file.toString()));
        return file;
    }

    /** Runs it to its end. */
    @SafeVarargs
    static void run(Path folder, List<String>... arguments) throws IOException {
        Process process = start(folder, arguments);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("ffmpeg failed: " + Files.readString(folder.resolve("ffmpeg.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Starts it; the caller ends it. */
    @SafeVarargs
    static Process start(Path folder, List<String>... arguments) throws IOException {
        requireProgram();
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-v", "error"));
        for (List<String> part : arguments) {
            command.addAll(part);
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ffmpeg.log").toFile())
                .start();
    }

    private static void requireProgram() {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
        if (!there) {
            String reason = "Skipped: the program ffmpeg is absent (Debian: apt-get install ffmpeg)";
            LOG.log(System.Logger.Level.WARNING, reason);
            Assumptions.abort(reason);
        }
    }
}
