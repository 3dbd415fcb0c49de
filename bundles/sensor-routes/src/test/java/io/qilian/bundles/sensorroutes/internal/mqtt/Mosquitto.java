package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.internal.route.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's broker, as a process that can be killed and started again at the same port with what it has kept. */
final class Mosquitto implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path folder;
    private final int port;
    private final List<String> extra;
    private Process process;

    private Mosquitto(Path folder, List<String> extra) {
        this.folder = folder;
        this.extra = extra;
        this.port = freePort();
    }

    static Mosquitto started(Path folder, String... extra) {
        Assumptions.assumeTrue(
                PLACES.stream().anyMatch(Files::isExecutable) && Files.isExecutable(Path.of("/usr/bin/mosquitto_pub")),
                "mosquitto is not installed: apt-get install mosquitto mosquitto-clients");
        Mosquitto broker = new Mosquitto(folder, List.of(extra));
        broker.start();
        return broker;
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() {
        try {
            List<String> lines = new ArrayList<>(List.of(
                    "listener " + port + " 127.0.0.1",
                    "user root",
                    "persistence true",
                    "persistence_location " + folder + "/",
                    "autosave_on_changes true",
                    "autosave_interval 1",
                    "max_queued_messages 0"));
            lines.addAll(extra.isEmpty() ? List.of("allow_anonymous true") : extra);
            Path file = Files.write(folder.resolve("mosquitto.conf"), lines);
            String program = PLACES.stream()
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow()
                    .toString();
            process = new ProcessBuilder(program, "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Waits.until("the broker listens", this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As the power switch of a well-behaved machine does. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("mosquitto does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes by mosquitto_pub, and returns when the broker has taken it. */
    void publish(int qos, String topic, String payload, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "mosquitto_pub",
                "-V",
                "5",
                "-h",
                "127.0.0.1",
                "-p",
                port + "",
                "-q",
                qos + "",
                "-t",
                topic,
                "-m",
                payload));
        Collections.addAll(command, options);
        run(command);
    }

    /** Publishes the lines of a text, each as a message, over one connection. */
    void publishLines(int qos, String topic, String lines) {
        run(
                List.of(
                        "mosquitto_pub",
                        "-V",
                        "5",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        port + "",
                        "-q",
                        qos + "",
                        "-t",
                        topic,
                        "-l"),
                lines);
    }

    static void run(List<String> command) {
        run(command, "");
    }

    private static void run(List<String> command, String input) {
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            run.getOutputStream().write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            run.getOutputStream().close();
            String output = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
