package io.qilian.assembly.bench;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole product: decode, model, tracker, traffic scene and database on the distribution, every frame, unpaced. */
final class Platform implements AutoCloseable {

    private static final Pattern OBSERVATIONS = Pattern.compile("\"observations\":(\\d+)");
    // The serial collector writes "DefNew: 110016K(116288K)->2406K(116288K) Eden: ...".
    private static final Pattern COLLECTION = Pattern.compile("DefNew: (\\d+)K\\(\\d+K\\)->(\\d+)K");
    // Small enough to be filled several times in a stretch of some thousand frames.
    private static final String YOUNG_GENERATION = "-Xmn8m";
    // The heap is resident from the start: what grows then is not the heap as it is filled for the first time.
    private static final String RESIDENT_HEAP = "-XX:+AlwaysPreTouch";
    private static final int CLOCK_TICKS_A_SECOND = 100;
    private static final double WARM_UP_SECONDS = 20;

    private final Installation qilian;

    /**
     * What one stretch of the run shows.
     *
     * @param framesPerSecond frames that reached the scene
     * @param cpuMillisPerFrame processor time of the whole process
     * @param heapBytesPerFrame allocated on the heap by all threads
     */
    record Figures(double framesPerSecond, double cpuMillisPerFrame, double heapBytesPerFrame) {}

    Platform(Arguments arguments) throws IOException {
        qilian = install(arguments, "fastest");
        Path setenv = qilian.file("bin/setenv");
        Files.writeString(
                setenv,
                Files.readString(setenv) + "\nEXTRA_JAVA_OPTS=\"$EXTRA_JAVA_OPTS " + YOUNG_GENERATION + " "
                        + RESIDENT_HEAP + " -Xlog:gc+heap*=debug,gc:file=" + collections("%p") + "\"\n");
        qilian.start();
        Installation.await("the first frames", () -> frames() > 100);
        pause(WARM_UP_SECONDS);
        qilian.console("scene:disable replay");
    }

    /** The distribution, not started, with a traffic scene on each frame of the video. */
    static Installation install(Arguments arguments, String pace) throws IOException {
        Installation fresh = Installation.unpack(arguments.distribution(), Files.createTempDirectory("qilian-bench"));
        fresh.write(
                "etc/feeds/replay.yaml",
                "source: " + arguments.video() + "\nloop: true\nframes: every\npace: " + pace + "\n");
        fresh.writeScene("replay", "replay");
        fresh.deployTraffic();
        return fresh;
    }

    /** One stretch of work; before and after it the product rests. */
    Figures measure(double seconds) throws IOException {
        qilian.console("scene:enable replay");
        Installation.await("the first frames", () -> frames() > 100);
        long frames = frames();
        double cpu = cpuSeconds();
        long collected = collectedBytes();
        long began = System.nanoTime();
        pause(seconds);
        double lasted = (System.nanoTime() - began) / 1e9;
        double seen = frames() - frames;
        Figures figures =
                new Figures(seen / lasted, (cpuSeconds() - cpu) * 1e3 / seen, (collectedBytes() - collected) / seen);
        qilian.console("scene:disable replay");
        return figures;
    }

    /** Resident memory in MiB, at the begin and once a minute while it works on. */
    double[] memory(double minutes) throws IOException {
        qilian.console("scene:enable replay");
        pause(1);
        List<Double> mebibytes = new ArrayList<>();
        mebibytes.add(residentMebibytes());
        for (int minute = 0; minute < minutes; minute++) {
            pause(60);
            mebibytes.add(residentMebibytes());
        }
        return mebibytes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void pause(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private long frames() {
        Matcher matcher = OBSERVATIONS.matcher(qilian.get("/api/scenes/replay"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private double cpuSeconds() throws IOException {
        // proc(5), /proc/pid/stat: fields 14 and 15 are user and system time in clock ticks.
        String stat = Files.readString(Path.of("/proc", String.valueOf(qilian.processId()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) CLOCK_TICKS_A_SECOND;
    }

    private double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(qilian.processId()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Every process has a log of its own: the console's client is started with the same options. */
    private Path collections(String process) {
        return qilian.file("data/gc-" + process + ".log");
    }

    /** What was allocated up to the last collection of the young generation: what filled it each time. */
    private long collectedBytes() throws IOException {
        Path collections = collections(String.valueOf(qilian.processId()));
        long bytes = 0;
        long after = 0;
        for (String line : Files.readAllLines(collections)) {
            Matcher matcher = COLLECTION.matcher(line);
            if (matcher.find()) {
                bytes += (Long.parseLong(matcher.group(1)) - after) * 1024;
                after = Long.parseLong(matcher.group(2));
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        qilian.close();
    }
}
