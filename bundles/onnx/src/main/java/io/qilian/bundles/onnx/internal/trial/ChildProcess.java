package io.qilian.bundles.onnx.internal.trial;

import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TrialLimits;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One child process under limits: the shell's {@code ulimit} for memory, processor time and files, the clock from here. */
final class ChildProcess {

    // Limits the shell sets before the Java runtime starts, which then cannot lift them.
    private static final String LIMITED =
            "ulimit -c 0 -v \"$1\" -t \"$2\" -f \"$3\" -n 256 || exit 97; shift 3; exec \"$@\"";
    private static final String ISOLATE = "unshare";
    private static final int NO_LIMITS_EXIT = 97;
    private static final long KIB = 1024;
    // Of what the child writes, its answer is all; files are counted in blocks of 1 KiB.
    private static final String FILE_BLOCKS = "1024";
    private static final int MAXIMUM_ANSWER_BYTES = 1 << 20;
    private static final int SIGNALLED = 128;

    private final TrialLimits limits;
    private final List<String> command = new ArrayList<>();

    ChildProcess(TrialLimits limits, boolean isolated, String classPath, Path natives) {
        this.limits = limits;
        if (isolated) {
            command.addAll(List.of(ISOLATE, "--map-root-user", "--net", "--"));
        }
        command.addAll(List.of("bash", "-c", LIMITED, "trial", Long.toString(limits.memoryBytes() / KIB)));
        command.addAll(List.of(Integer.toString(limits.processorSeconds()), FILE_BLOCKS));
        command.addAll(List.of(java(), "-Xmx64m", "-Xss64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:CompressedClassSpaceSize=32m", "-XX:ReservedCodeCacheSize=32m", "-Xshare:auto"));
        command.addAll(List.of("-XX:MaxDirectMemorySize=1g", "-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-Donnxruntime.native.path=" + natives, "-cp", classPath));
    }

    /** Whether a process without a network can be started here. */
    static boolean canIsolate() {
        try {
            Process process = new ProcessBuilder(ISOLATE, "--map-root-user", "--net", "--", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs the program and returns its lines, without their mark. */
    List<String> run(Path model, List<Map<String, List<Long>>> shapes, Path answer) throws IOException {
        command.addAll(List.of(
                TrialProgram.class.getName(), model.toAbsolutePath().toString(), Integer.toString(limits.runs())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(answer.getParent().toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
        Process process = builder.start();
        try {
            send(shapes, process);
            if (!process.waitFor(limits.wallSeconds(), TimeUnit.SECONDS)) {
                throw beyond("it did not end within " + limits.wallSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw beyond("it was interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> lines = lines(answer);
        requireEnd(process.exitValue(), lines);
        return lines;
    }

    private static void send(List<Map<String, List<Long>>> shapes, Process process) {
        try (DataOutputStream out = new DataOutputStream(process.getOutputStream())) {
            TrialShapes.write(shapes, out);
        } catch (IOException e) {
            // It died before it read them; how, its exit tells.
            return;
        }
    }

    private static List<String> lines(Path answer) throws IOException {
        try (InputStream in = Files.newInputStream(answer)) {
            return new String(in.readNBytes(MAXIMUM_ANSWER_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(TrialProgram.MARK))
                    .map(line -> line.substring(TrialProgram.MARK.length()))
                    .toList();
        }
    }

    private void requireEnd(int exit, List<String> lines) throws IOException {
        if (exit == NO_LIMITS_EXIT && lines.isEmpty()) {
            throw new IOException("the shell cannot set limits: " + command);
        }
        if (exit > SIGNALLED) {
            throw beyond("it was ended by signal " + (exit - SIGNALLED) + ", of a crash, or beyond "
                    + limits.processorSeconds() + " s of processor time");
        }
        if (exit != 0) {
            throw beyond("it ended with status " + exit + ", as for want of memory: it may use "
                    + (limits.memoryBytes() >> 20) + " MiB");
        }
    }

    private static OnnxException beyond(String what) {
        return new OnnxException(Reason.TRIAL, "When the model was tried in a process of its own, " + what, null);
    }
}
