package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events as a browser does. Every read has a deadline. */
final class EventSource implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> head = new ArrayList<>();
    private int comments;

    /** Opens a stream; headers are whole lines. */
    EventSource(Web web, String path, String... headers) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), web.port());
            socket.setSoTimeout(PATIENCE_MS);
            String request = "GET " + path + " HTTP/1.0\r\nHost: localhost:" + web.port() + "\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .toList())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                head.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line with the status, and the headers. */
    List<String> head() {
        return head;
    }

    /** Waits for comments, which keep the connection alive. */
    void awaitComments(int number) {
        while (comments < number) {
            assertThat(line()).startsWith(":");
            comments++;
            assertThat(line()).isEmpty();
        }
    }

    /** Waits for so many events. */
    List<StoredEvent> next(int number) {
        return nextTexts(number).stream()
                .map(text -> new StoredEvent(
                        Long.parseLong(text.substring(0, text.indexOf(' '))),
                        EventJson.read(text.substring(text.indexOf(' ') + 1))))
                .toList();
    }

    /** Waits for so many events, each given as its id, a space and its data. */
    List<String> nextTexts(int number) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < number) {
            String id = line();
            if (id.startsWith(":")) {
                assertThat(line()).isEmpty();
                continue;
            }
            assertThat(id).startsWith("id: ");
            String data = line();
            assertThat(data).startsWith("data: ");
            assertThat(line()).isEmpty();
            texts.add(id.substring("id: ".length()) + " " + data.substring("data: ".length()));
        }
        return texts;
    }

    /** Waits until the server ends the stream, and gives what came before. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest;
    }

    private String line() {
        try {
            String line = lines.readLine();
            assertThat(line).as("the stream goes on").isNotNull();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
