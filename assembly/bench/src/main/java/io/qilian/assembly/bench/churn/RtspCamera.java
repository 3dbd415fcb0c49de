package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.video.Camera;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** A camera of its own thread that sends H.264 over RTSP (RFC 2326), as far as a player needs it, within the connection. */
final class RtspCamera implements Camera, Runnable {

    private static final int MOST_HELD = 16;
    private static final int HANDSHAKE_TIMEOUT_MS = 1_000;
    private static final long INTERVAL_NANOS = 1_000_000_000L / Clips.FPS;
    private static final int PICTURES_A_REPORT = 50;

    private final InetSocketAddress address;
    private final RtpStream stream;
    private final ArrayDeque<Socket> viewers = new ArrayDeque<>();
    private volatile ServerSocket door;
    private volatile boolean silent;
    private long sent;

    RtspCamera(String host, byte[] annexB) throws IOException {
        stream = new RtpStream(annexB);
        door = open(new InetSocketAddress(InetAddress.getByName(host), 0));
        address = (InetSocketAddress) door.getLocalSocketAddress();
        Thread thread = new Thread(this, "camera-rtsp-" + address.getPort());
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket open(InetSocketAddress at) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(at, MOST_HELD);
        return opened;
    }

    @Override
    public String address() {
        return "rtsp://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/live";
    }

    @Override
    public void kill() throws IOException {
        door.close();
    }

    @Override
    public void stall() {
        silent = true;
    }

    @Override
    public void restore() throws IOException {
        silent = false;
        if (door.isClosed()) {
            door = open(address);
        }
    }

    @Override
    public void run() {
        long due = System.nanoTime();
        while (true) {
            ServerSocket current = door;
            try {
                current.setSoTimeout((int) Math.max(1, (due - System.nanoTime()) / 1_000_000));
                welcome(current.accept());
            } catch (IOException e) {
                if (current.isClosed()) {
                    viewers.forEach(RtspCamera::hangUp);
                    viewers.clear();
                    LockSupport.parkNanos(INTERVAL_NANOS);
                }
            }
            if (System.nanoTime() - due >= 0) {
                due += INTERVAL_NANOS;
                push();
            }
        }
    }

    private void welcome(Socket viewer) {
        while (viewers.size() >= MOST_HELD) {
            hangUp(viewers.removeFirst());
        }
        try {
            if (!silent) {
                viewer.setSoTimeout(HANDSHAKE_TIMEOUT_MS);
                converse(viewer);
            }
            viewers.addLast(viewer);
        } catch (IOException e) {
            hangUp(viewer);
        }
    }

    /** Answers what a player asks, until it is to be sent pictures. */
    private void converse(Socket viewer) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(viewer.getInputStream(), StandardCharsets.US_ASCII));
        while (true) {
            String request = in.readLine();
            if (request == null) {
                throw new IOException("the player has gone");
            }
            String sequence = "";
            String transport = "";
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                sequence = header.startsWith("CSeq:") ? header : sequence;
                transport = header.startsWith("Transport:") ? header : transport;
            }
            String head = "RTSP/1.0 200 OK\r\n" + sequence + "\r\nSession: 1\r\n";
            String method = request.split(" ", 2)[0];
            String answer =
                    switch (method) {
                        case "DESCRIBE" ->
                            "Content-Type: application/sdp\r\nContent-Length: "
                                    + stream.description().length() + "\r\n\r\n" + stream.description();
                        case "SETUP" -> transport + "\r\n\r\n";
                        default -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
                    };
            viewer.getOutputStream().write(RtpStream.text(head + answer));
            if (method.equals("PLAY")) {
                viewer.getOutputStream().write(stream.report(System.currentTimeMillis()));
                return;
            }
        }
    }

    private void push() {
        if (silent) {
            return;
        }
        byte[] picture = stream.next();
        boolean reports = ++sent % PICTURES_A_REPORT == 0;
        for (Iterator<Socket> all = viewers.iterator(); all.hasNext(); ) {
            Socket viewer = all.next();
            try {
                viewer.getOutputStream().write(picture);
                if (reports) {
                    viewer.getOutputStream().write(stream.report(System.currentTimeMillis()));
                }
            } catch (IOException e) {
                hangUp(viewer);
                all.remove();
            }
        }
    }

    private static void hangUp(Socket viewer) {
        try {
            viewer.close();
        } catch (IOException e) {
            throw new IllegalStateException("a connection cannot be closed", e);
        }
    }
}
