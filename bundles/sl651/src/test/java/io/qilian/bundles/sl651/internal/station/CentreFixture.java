package io.qilian.bundles.sl651.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sl651.api.FrameDecoder;
import io.qilian.bundles.sl651.api.GoldenFrames;
import io.qilian.bundles.sl651.api.GoldenFrames.Found;
import io.qilian.bundles.sl651.api.Sl651Connection;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.kernel.settings.api.SettingsFile;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A centre on a free port, with an ingest that records, and stations that are plain sockets. */
final class CentreFixture implements AutoCloseable {

    final RecordingIngest ingest = new RecordingIngest();
    final ManualClock clock = ManualClock.at("2026-11-23T00:00:05Z");
    final StationCentres centres = new StationCentres(clock, new Random(1));
    final int port;
    final Sl651Connection centre;

    CentreFixture(String more) {
        port = freePort();
        centre = centres.open("river", settings(port, more), ingest);
        await(() -> centre.status().state() == State.UP);
    }

    static Sl651Settings settings(int port, String more) {
        String stations = more.contains("anyStation") ? "" : "stations: [\"41230015\", \"0041230016\"]\n";
        return read("address: 127.0.0.1\nport: " + port + "\npassword: 5a3c\n" + stations + more);
    }

    static Sl651Settings read(String yaml) {
        try {
            Path file = Files.createTempFile("sl651", ".yaml");
            try {
                Files.writeString(file, yaml);
                return SettingsFile.read(file).as(Sl651Settings.class);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    long counted(Sl651Counter counter) {
        return centre.statistics().of(counter);
    }

    Station connect() throws IOException {
        return new Station(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        centres.close();
    }

    /** A station that sends what it is told. */
    static final class Station implements AutoCloseable {

        final Found found = new Found();
        private final FrameDecoder decoder = new FrameDecoder();
        private final Socket socket;

        Station(Socket socket) {
            this.socket = socket;
        }

        Station send(String digits) throws IOException {
            socket.getOutputStream().write(GoldenFrames.bytes(digits));
            return this;
        }

        /** Waits for frames of the centre. */
        Station receive(int frames) throws IOException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (found.frames.size() < frames) {
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
                assertThat(read(200)).as("connection").isTrue();
            }
            return this;
        }

        /** Whether the centre says nothing for a while. */
        boolean silent(int milliseconds) throws IOException {
            int before = found.frames.size();
            return read(milliseconds) && found.frames.size() == before;
        }

        /** Waits until the centre has closed the connection. */
        void awaitEnd() throws IOException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (read(200)) {
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            }
        }

        private boolean read(int milliseconds) throws IOException {
            byte[] bytes = new byte[4096];
            socket.setSoTimeout(milliseconds);
            try {
                int count = socket.getInputStream().read(bytes);
                if (count < 0) {
                    return false;
                }
                decoder.decode(ByteBuffer.wrap(bytes, 0, count), found);
            } catch (SocketTimeoutException e) {
                return true;
            } catch (SocketException e) {
                return false;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
