package io.qilian.assembly.bench.video;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** A recorder on an address of its own that pushes pictures to all who connect, from one thread. Can be killed and restored. */
public final class CameraServer implements Camera, Runnable {

    private static final int MOST_HELD = 64;
    private static final int PICTURES_BEFORE_DEATH = 5;
    private static final int INTERVAL_MS = 200;

    /** What it does with a connection. */
    public enum Manner {
        /** Sends pictures. */
        PUSHES,
        /** Accepts it and sends nothing. */
        STALLS,
        /** Sends a few pictures and hangs up. */
        DIES
    }

    private final InetSocketAddress address;
    private final Manner manner;
    private final byte[] picture;
    private final ArrayDeque<Socket> viewers = new ArrayDeque<>();
    private volatile ServerSocket door;
    private volatile boolean silent;

    /**
     * Starts it.
     *
     * @param host a loopback address
     * @param manner what it does
     * @param jpeg the picture that it sends
     * @throws IOException if nothing can listen there
     */
    public CameraServer(String host, Manner manner, byte[] jpeg) throws IOException {
        this.manner = manner;
        byte[] head = ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        picture = new byte[head.length + jpeg.length + 2];
        System.arraycopy(head, 0, picture, 0, head.length);
        System.arraycopy(jpeg, 0, picture, head.length, jpeg.length);
        picture[picture.length - 2] = '\r';
        picture[picture.length - 1] = '\n';
        door = open(new InetSocketAddress(InetAddress.getByName(host), 0));
        address = (InetSocketAddress) door.getLocalSocketAddress();
        Thread thread = new Thread(this, "camera-" + host);
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket open(InetSocketAddress at) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(at, MOST_HELD * 2);
        opened.setSoTimeout(INTERVAL_MS);
        return opened;
    }

    @Override
    public String address() {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/live";
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
                Socket viewer = current.accept();
                welcome(viewer);
            } catch (IOException e) {
                if (current.isClosed()) {
                    viewers.forEach(CameraServer::hangUp);
                    viewers.clear();
                    LockSupport.parkNanos(INTERVAL_MS * 1_000_000L);
                }
            }
            if (System.nanoTime() - due >= 0) {
                due = System.nanoTime() + INTERVAL_MS * 1_000_000L;
                push();
            }
        }
    }

    private void welcome(Socket viewer) throws IOException {
        while (viewers.size() >= MOST_HELD) {
            hangUp(viewers.removeFirst());
        }
        viewers.addLast(viewer);
        if (manner == Manner.STALLS || silent) {
            return;
        }
        OutputStream out = viewer.getOutputStream();
        out.write("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        for (int number = 0; number < PICTURES_BEFORE_DEATH; number++) {
            out.write(picture);
        }
        if (manner == Manner.DIES) {
            viewers.removeLast();
            // What was sent still arrives.
            viewer.shutdownOutput();
            viewer.close();
        }
    }

    private void push() {
        if (manner != Manner.PUSHES || silent) {
            return;
        }
        for (Iterator<Socket> all = viewers.iterator(); all.hasNext(); ) {
            Socket viewer = all.next();
            try {
                viewer.getOutputStream().write(picture);
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
