package io.qilian.bundles.media.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A camera: RTSP (RFC 2326) as far as a player needs it, in front of the RTP packets and sender reports that the RTP muxer of
 * the program ffmpeg sends. It sends within the connection or in datagrams, as it is asked to. Its clock can be wrong.
 */
final class RtspServer implements AutoCloseable {

    private static final int SENDER_REPORT = 200;
    private static final int NTP_SECONDS_AT = 8;
    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)");

    private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final DatagramSocket media;
    private final DatagramSocket reports;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch described = new CountDownLatch(1);
    private final Process muxer;
    private final Path description;
    private byte[] lastReport = {};
    private volatile Duration clockError = Duration.ZERO;
    private volatile boolean silent;
    private volatile Viewer asked;
    private Viewer viewer;

    /** Who looks: within the connection, or in datagrams to a port and the next one. */
    private record Viewer(Socket client, int port) {}

    RtspServer(Path folder, Path clip) throws IOException {
        DatagramSocket even = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        while (even.getLocalPort() % 2 != 0) {
            even.close();
            even = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        }
        media = even;
        reports = new DatagramSocket(media.getLocalPort() + 1, InetAddress.getLoopbackAddress());
        description = folder.resolve("camera.sdp");
        muxer = FfmpegTool.start(
                folder,
                List.of("-re", "-stream_loop", "-1", "-i", clip.toString(), "-c", "copy", "-f", "rtp"),
                List.of("-sdp_file", description.toString(), "rtp://127.0.0.1:" + media.getLocalPort()));
        threads.execute(() -> relay(media, false));
        threads.execute(() -> relay(reports, true));
        threads.execute(this::answer);
    }

    String address() {
        return "rtsp://127.0.0.1:" + door.getLocalPort() + "/live";
    }

    /** How far the camera's clock goes before ours. */
    void clockError(Duration error) {
        clockError = error;
    }

    /** The cable is pulled: nothing comes any more, and the connection stays. */
    void fallSilent() {
        silent = true;
    }

    private void relay(DatagramSocket from, boolean report) {
        byte[] buffer = new byte[1500];
        try {
            while (!from.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                from.receive(packet);
                described.countDown();
                if (report) {
                    keep(buffer, packet.getLength());
                }
                pass(buffer, packet.getLength(), report);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private synchronized void keep(byte[] report, int length) {
        if ((report[1] & 0xff) == SENDER_REPORT) {
            ByteBuffer words = ByteBuffer.wrap(report);
            words.putInt(NTP_SECONDS_AT, (int) (words.getInt(NTP_SECONDS_AT) + clockError.toSeconds()));
            lastReport = Arrays.copyOf(report, length);
        }
    }

    private synchronized void pass(byte[] packet, int length, boolean report) {
        if (viewer == null || silent) {
            return;
        }
        try {
            if (viewer.port == 0) {
                OutputStream stream = viewer.client.getOutputStream();
                stream.write(new byte[] {'$', (byte) (report ? 1 : 0), (byte) (length >> 8), (byte) length});
                stream.write(packet, 0, length);
            } else {
                InetAddress host = viewer.client.getInetAddress();
                int port = viewer.port + (report ? 1 : 0);
                (report ? reports : media).send(new DatagramPacket(packet, length, new InetSocketAddress(host, port)));
            }
        } catch (IOException e) {
            viewer = null;
        }
    }

    private void answer() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> converse(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(" RTSP/1.0")) {
                    String sequence = "";
                    String transport = "";
                    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                        sequence = header.startsWith("CSeq:") ? header : sequence;
                        transport = header.startsWith("Transport:") ? header : transport;
                    }
                    reply(client, line.substring(0, line.indexOf(' ')), sequence, transport);
                }
            }
        } catch (IOException e) {
            // The viewer has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(Socket client, String method, String sequence, String transport)
            throws IOException, InterruptedException {
        String head = "RTSP/1.0 200 OK\r\n" + sequence + "\r\nSession: 1\r\n";
        switch (method) {
            case "DESCRIBE" -> {
                described.await(10, TimeUnit.SECONDS);
                String session = Files.readString(description).replaceAll("m=video \\d+", "m=video 0");
                session = session.substring(session.indexOf("v=0")) + "a=control:track1\r\n";
                write(
                        client,
                        head + "Content-Type: application/sdp\r\nContent-Length: " + session.length() + "\r\n\r\n"
                                + session);
            }
            case "SETUP" -> {
                Matcher datagrams = CLIENT_PORT.matcher(transport);
                asked = new Viewer(client, datagrams.find() ? Integer.parseInt(datagrams.group(1)) : 0);
                String ports = ";server_port=" + media.getLocalPort() + "-" + reports.getLocalPort();
                write(client, head + transport + (asked.port == 0 ? "" : ports) + "\r\n\r\n");
            }
            case "PLAY" -> {
                write(client, head + "\r\n");
                begin();
            }
            default -> write(client, head + "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n");
        }
    }

    /** A camera says at once what time it is, and again every few seconds. */
    private synchronized void begin() {
        viewer = asked;
        if (lastReport.length > 0) {
            pass(lastReport, lastReport.length, true);
        }
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        muxer.destroyForcibly();
        door.close();
        media.close();
        reports.close();
        threads.shutdownNow();
    }
}
