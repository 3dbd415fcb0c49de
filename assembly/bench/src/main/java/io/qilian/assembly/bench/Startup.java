package io.qilian.assembly.bench;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a user waits: from {@code qilian start} to the console and to the first frame that a scene has seen, at the
 * first start and at a later one, and from enabling a scene to its first frame.
 *
 * @param shellSeconds until the console's port answers
 * @param observationSeconds until the enabled scene has seen a frame
 * @param enableSeconds from {@code scene:enable} to the scene's first frame, as the platform logs it
 */
record Startup(double shellSeconds, double observationSeconds, double enableSeconds) {

    private static final Pattern OBSERVATIONS = Pattern.compile("\"observations\":(\\d+)");
    private static final Pattern FIRST_FRAME =
            Pattern.compile("Scene replay saw its first frame (\\d+) ms after its start");
    private static final String SCENE = "/api/scenes/replay";
    private static final long POLL_NANOS = 5_000_000;
    private static final int PATIENCE_SECONDS = 180;

    /** One start of an installation that has a scene on the demo's video, then one disabling and enabling. */
    static Startup measure(Installation qilian) throws IOException {
        int shellPort = shellPort(qilian);
        long began = System.nanoTime();
        CompletableFuture<Double> shell = CompletableFuture.supplyAsync(() -> {
            await(() -> greets(shellPort));
            return (System.nanoTime() - began) / 1e9;
        });
        qilian.start();
        await(() -> observations(qilian) > 0);
        double observation = (System.nanoTime() - began) / 1e9;
        qilian.console("scene:disable replay");
        long enabled = firstFrames(qilian);
        qilian.console("scene:enable replay");
        await(() -> firstFrames(qilian) > enabled);
        double enable = lastFirstFrameMs(qilian) / 1e3;
        qilian.stop();
        return new Startup(shell.join(), observation, enable);
    }

    private static int shellPort(Installation qilian) throws IOException {
        return Files.readAllLines(qilian.file("etc/org.apache.karaf.shell.cfg")).stream()
                .filter(line -> line.strip().startsWith("sshPort"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            InputStream greeting = socket.getInputStream();
            return greeting.read() == 'S';
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    private static long observations(Installation qilian) {
        Matcher matcher = OBSERVATIONS.matcher(qilian.get(SCENE));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long firstFrames(Installation qilian) {
        return FIRST_FRAME.matcher(log(qilian)).results().count();
    }

    private static double lastFirstFrameMs(Installation qilian) {
        return FIRST_FRAME
                .matcher(log(qilian))
                .results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String log(Installation qilian) {
        Path file = qilian.file("data/log/qilian.log");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + PATIENCE_SECONDS + " s in vain");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
