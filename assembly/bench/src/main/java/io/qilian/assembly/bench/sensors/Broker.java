package io.qilian.assembly.bench.sensors;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Debian's Mosquitto as a process, and its program that publishes. */
final class Broker implements AutoCloseable {

    private static final int PUBLISHERS = 4;
    private static final long LONGEST_START_S = 10;

    private final int port;
    private final Process process;

    Broker(Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.write(
                folder.resolve("mosquitto.conf"),
                List.of("listener " + port + " 127.0.0.1", "allow_anonymous true", "max_queued_messages 0"));
        process = new ProcessBuilder("/usr/sbin/mosquitto", "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_S);
        while (!listens() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Publishes each line as a message of QoS 1, each file by a client of its own, until all are taken. */
    void publish(String county, List<Path> files) throws IOException, InterruptedException {
        List<Process> publishers = new ArrayList<>();
        for (int index = 0; index < files.size(); index++) {
            publishers.add(new ProcessBuilder(
                            "mosquitto_pub",
                            "-V",
                            "5",
                            "-p",
                            port + "",
                            "-q",
                            "1",
                            "-l",
                            "-t",
                            county + "/s" + index + "/air")
                    .redirectInput(files.get(index).toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process publisher : publishers) {
            publisher.waitFor();
        }
    }

    static int publishers() {
        return PUBLISHERS;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
