package io.qilian.kernel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The distribution as a customer has it: unpacked into a folder, driven by its commands and its web interface. For tests
 * and benchmarks on Linux. One thread at a time.
 */
public final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long POLL_NANOS = 20_000_000;

    private final Path home;
    private final int webPort;
    private final HttpClient web = HttpClient.newHttpClient();

    private Installation(Path home, int webPort) {
        this.home = home;
        this.webPort = webPort;
    }

    /**
     * Unpacks a distribution and gives it ports of its own.
     *
     * @param archive the {@code .tar.gz}
     * @param home the folder; what is there is deleted
     * @return the installation, not started
     * @throws IOException if it cannot be unpacked
     */
    public static Installation unpack(Path archive, Path home) throws IOException {
        delete(home);
        Files.createDirectories(home);
        Command.run(home, "tar", "-xzf", archive.toAbsolutePath().toString(), "--strip-components=1");
        int webPort = freePort();
        replace(
                home.resolve("etc/org.ops4j.pax.web.cfg"),
                "org.osgi.service.http.port = 8181",
                "org.osgi.service.http.port = " + webPort);
        replace(home.resolve("etc/org.apache.karaf.shell.cfg"), "sshPort=8101", "sshPort=" + freePort());
        replace(
                home.resolve("etc/org.apache.karaf.management.cfg"),
                "rmiRegistryPort = 1099",
                "rmiRegistryPort = " + freePort());
        replace(
                home.resolve("etc/org.apache.karaf.management.cfg"),
                "rmiServerPort = 44444",
                "rmiServerPort = " + freePort());
        replace(home.resolve("etc/io.qilian.modelserver.cfg"), "# grpcPort = 8001", "grpcPort = " + freePort());
        return new Installation(home, webPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new IllegalStateException(file + ": expected " + before);
        }
        Files.writeString(file, text.replace(before, after));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * A file or folder of the installation.
     *
     * @param name its path within the installation
     * @return where it is
     */
    public Path file(String name) {
        return home.resolve(name);
    }

    /**
     * Writes a configuration file, whole at once.
     *
     * @param name its path within the installation
     * @param text what it holds
     * @throws IOException if it cannot be written
     */
    public void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts the traffic scenario into the folder deploy, as a vendor does.
     *
     * @throws IOException if it cannot be copied
     */
    public void deployTraffic() throws IOException {
        Files.copy(
                home.resolve("scenarios/traffic.kar"),
                home.resolve("deploy/traffic.kar"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Adds a feed {@code replay} that gives each frame of the demo's video, and a traffic scene of that name on it.
     *
     * @param pace {@code clock} or {@code fastest}
     * @throws IOException if a file cannot be written
     */
    public void addReplay(String pace) throws IOException {
        write(
                "etc/feeds/replay.yaml",
                "source: " + file("demo/road.mp4") + "\nframes: every\npace: " + pace
                        + "\nstartAt: 2000-01-01T00:00:00Z\n");
        writeScene("replay", "replay");
    }

    /**
     * Adds a traffic scene with the settings of the demo.
     *
     * @param name of the scene
     * @param feed of the scene
     * @throws IOException if the file cannot be written
     */
    public void writeScene(String name, String feed) throws IOException {
        StringBuilder scene = new StringBuilder("scenario: traffic\nfeeds: [" + feed + "]\nenabled: true\nsettings:\n");
        for (String line : Files.readAllLines(file("demo/road-settings.yaml"))) {
            scene.append("  ").append(line).append('\n');
        }
        write("etc/scenes/" + name + ".yaml", scene.toString());
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws IOException if the command cannot be run
     * @throws IllegalStateException if it fails
     */
    public void start() throws IOException {
        Command.run(home, "bin/qilian", "start");
    }

    /**
     * Stops the server and waits for its end.
     *
     * @throws IOException if the command cannot be run
     * @throws IllegalStateException if it fails
     */
    public void stop() throws IOException {
        Command.run(home, "bin/qilian", "stop");
    }

    /**
     * Ends the process as a power cut does.
     *
     * @throws IOException if its number cannot be read
     */
    public void kill() throws IOException {
        ProcessHandle server = ProcessHandle.of(processId()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
        all.add(server);
        all.forEach(ProcessHandle::destroyForcibly);
        await("the processes to end", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /**
     * Number of the server's process.
     *
     * @return the process id
     * @throws IOException if no server was started
     */
    public long processId() throws IOException {
        return Long.parseLong(Files.readString(home.resolve("data/qilian.pid")).strip());
    }

    /**
     * Whether a server was started and not stopped.
     *
     * @return true if so
     */
    public boolean runs() {
        return home.resolve("data/qilian.pid").toFile().exists();
    }

    /**
     * Runs one command of the console.
     *
     * @param command the command
     * @return what it prints
     * @throws IOException if it cannot be run
     * @throws IllegalStateException if it fails, with what it prints
     */
    public String console(String command) throws IOException {
        return Command.run(home, "bin/qilian", "console", command);
    }

    /**
     * Asks the web interface.
     *
     * @param path with its query
     * @return the body
     * @throws IllegalStateException if the status is not 200
     */
    public String get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<String> response =
                    web.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * The events of a scene.
     *
     * @param scene its name
     * @return a line of JSON each, in the order in which they were stored
     */
    public List<String> eventLines(String scene) {
        return get("/api/events?scene=" + scene + "&limit=10000").lines().toList();
    }

    /**
     * Waits for a condition, two minutes at most.
     *
     * @param what for the message
     * @param condition what has to come true
     * @throws AssertionError if it does not
     */
    public static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        if (runs()) {
            stop();
        }
    }
}
