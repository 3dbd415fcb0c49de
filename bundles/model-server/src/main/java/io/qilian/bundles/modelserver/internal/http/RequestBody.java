package io.qilian.bundles.modelserver.internal.http;

import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads bodies within two bounds: one of each, and one of all that are in memory at once. Thread-safe. */
final class RequestBody {

    private static final int UNIT = 1024;
    private static final int CHUNK = 64 * UNIT;

    private final int mostBytes;
    private final int units;
    private final Semaphore room;
    private final TensorMemory memory;

    /** A body, whose room is given back when it is closed. */
    final class Held implements AutoCloseable {

        private final int held;
        private byte[] bytes = new byte[0];
        private TensorMemory.Block block;
        private int restBytes;

        private Held(int held) {
            this.held = held;
        }

        /** The body, or the part of it that was asked for by itself. */
        byte[] bytes() {
            return bytes;
        }

        int size() {
            return bytes.length + restBytes;
        }

        /** What follows so many bytes, which are those that were asked for by themselves. */
        ByteBuffer rest(int from) {
            return block == null
                    ? ByteBuffer.wrap(bytes, from, bytes.length - from).slice()
                    : block.bytes().limit(restBytes);
        }

        @Override
        public void close() {
            if (block != null) {
                block.close();
            }
            room.release(held);
        }
    }

    RequestBody(int mostBytes, int bodies, TensorMemory memory) {
        this.memory = memory;
        this.mostBytes = mostBytes;
        this.units = Math.multiplyExact(bodies, units(mostBytes));
        this.room = new Semaphore(units);
    }

    private static int units(long bytes) {
        return (int) (bytes / UNIT + 1);
    }

    /** The whole body. */
    Held read(HttpServletRequest request) throws IOException {
        return read(request, -1);
    }

    /** The body; if its length is known, so many bytes of it by themselves, and the rest in memory that is used again. */
    Held read(HttpServletRequest request, int headBytes) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        String form = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!form.matches("identity|gzip|deflate")) {
            throw Refusals.mediaType(
                    "The body is encoded in another way", "Content-Encoding", "gzip, deflate or identity", form);
        }
        long length = request.getContentLengthLong();
        if (length > mostBytes) {
            throw Refusals.tooLarge(request.getRequestURI(), mostBytes, length + " bytes");
        }
        // How much an encoded body or one without a length will be is not known before it has been read.
        int wanted = units(length >= 0 && form.equals("identity") ? length : mostBytes);
        if (!room.tryAcquire(wanted)) {
            throw Refusals.busy(request.getRequestURI(), "bodies of at most " + units + " KiB at once");
        }
        Held held = new Held(wanted);
        try {
            if (form.equals("identity") && headBytes >= 0 && headBytes <= length) {
                readParts(request.getInputStream(), held, headBytes, (int) length - headBytes);
            } else {
                held.bytes = read(request, form, (int) Math.max(length, 0));
            }
            return held;
        } catch (IOException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private void readParts(InputStream in, Held held, int headBytes, int restBytes) throws IOException {
        held.bytes = in.readNBytes(headBytes);
        held.block = memory.lend(restBytes, 1);
        ByteBuffer target = held.block.bytes();
        if (target.hasArray()) {
            held.restBytes = in.readNBytes(target.array(), target.arrayOffset(), restBytes);
            return;
        }
        byte[] chunk = new byte[CHUNK];
        for (int count = 0; target.hasRemaining() && count >= 0; ) {
            count = in.read(chunk, 0, Math.min(chunk.length, target.remaining()));
            target.put(chunk, 0, Math.max(0, count));
        }
        held.restBytes = target.position();
    }

    private byte[] read(HttpServletRequest request, String form, int length) throws IOException {
        if (form.equals("identity")) {
            return read(request.getInputStream(), length, request.getRequestURI());
        }
        try (InputStream in = form.equals("gzip")
                ? new GZIPInputStream(request.getInputStream(), CHUNK)
                : new InflaterInputStream(request.getInputStream())) {
            return read(in, length, request.getRequestURI());
        } catch (ZipException | EOFException e) {
            throw Refusals.invalid("The body is not encoded as announced", "Content-Encoding", form, e.getMessage());
        }
    }

    private byte[] read(InputStream in, int expected, String where) throws IOException {
        byte[] whole = in.readNBytes(expected);
        int next = in.read();
        if (next < 0) {
            return whole;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length + CHUNK);
        out.writeBytes(whole);
        out.write(next);
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (out.size() + count > mostBytes) {
                throw Refusals.tooLarge(where, mostBytes, "more");
            }
            out.write(chunk, 0, count);
        }
        return out.toByteArray();
    }
}
