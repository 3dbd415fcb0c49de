package io.qilian.assembly.bench.churn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qilian.assembly.bench.video.Camera;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** A live stream of segments, HLS (RFC 8216), of which the last few can be had. */
final class PlayList implements Camera {

    private static final int SEGMENTS_SHOWN = 4;
    private static final int MOST_HELD = 64;

    private final Path segments;
    private final long beginNanos = System.nanoTime();
    private final InetSocketAddress address;
    private final ArrayDeque<HttpExchange> held = new ArrayDeque<>();
    private HttpServer server;
    private boolean silent;

    PlayList(String host, Path segments) throws IOException {
        this.segments = segments;
        server = open(new InetSocketAddress(InetAddress.getByName(host), 0));
        address = server.getAddress();
    }

    private HttpServer open(InetSocketAddress at) throws IOException {
        HttpServer opened = HttpServer.create(at, MOST_HELD);
        opened.createContext("/", this::answer);
        opened.start();
        return opened;
    }

    @Override
    public String address() {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/live.m3u8";
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hold(exchange)) {
            return;
        }
        try (exchange;
                InputStream asked = exchange.getRequestBody()) {
            asked.readAllBytes();
            String name = exchange.getRequestURI().getPath().substring(1);
            byte[] answer = name.endsWith(".ts")
                    ? Files.readAllBytes(segments.resolve(name))
                    : list().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized boolean hold(HttpExchange exchange) {
        if (silent) {
            while (held.size() >= MOST_HELD) {
                held.removeFirst().close();
            }
            held.addLast(exchange);
        }
        return silent;
    }

    private String list() {
        long complete = (System.nanoTime() - beginNanos) / (Clips.SEGMENT_SECONDS * 1_000_000_000L) + SEGMENTS_SHOWN;
        StringBuilder list = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:"
                + Clips.SEGMENT_SECONDS + "\n#EXT-X-MEDIA-SEQUENCE:" + (complete - SEGMENTS_SHOWN) + "\n");
        for (long number = complete - SEGMENTS_SHOWN; number < complete; number++) {
            list.append("#EXTINF:" + Clips.SEGMENT_SECONDS + ".0,\n" + number + ".ts\n");
        }
        return list.toString();
    }

    @Override
    public synchronized void kill() {
        server.stop(0);
        server = null;
    }

    @Override
    public synchronized void stall() {
        silent = true;
    }

    @Override
    public synchronized void restore() throws IOException {
        silent = false;
        held.forEach(HttpExchange::close);
        held.clear();
        if (server == null) {
            server = open(address);
        }
    }
}
