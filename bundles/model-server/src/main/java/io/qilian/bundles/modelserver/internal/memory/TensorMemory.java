package io.qilian.bundles.modelserver.internal.memory;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * Memory for what requests bring, outside the heap, where the runtime reads it without another copy; used again, so that
 * nothing is allocated and cleared for each request. Blocks have the sizes of powers of two. All together have at most as
 * many bytes as the bound; what does not fit into that, is too large or not worth it, lies in the heap instead, and is
 * counted. Thread-safe.
 */
public final class TensorMemory {

    /** Below this a block of the heap is as good. */
    public static final int LEAST_BYTES = 64 << 10;

    private static final int SIZES = Integer.SIZE;

    private final long mostBytes;
    private final Deque<ByteBuffer>[] idle;
    private long bytes;
    private long lent;
    private long refused;

    /**
     * Memory, none of which is taken before it is needed.
     *
     * @param mostBytes bound of all blocks, idle or lent, in bytes
     */
    @SuppressWarnings("unchecked")
    public TensorMemory(long mostBytes) {
        this.mostBytes = mostBytes;
        this.idle = Stream.generate(ArrayDeque<ByteBuffer>::new).limit(SIZES).toArray(Deque[]::new);
    }

    /** Some memory; for one thread at a time, which closes it when nobody reads it any longer. */
    public final class Block implements AutoCloseable {

        private final ByteBuffer whole;
        private final ByteBuffer part;
        private boolean closed;

        private Block(ByteBuffer whole, int from, int size) {
            this.whole = whole;
            this.part = whole.slice(from, size);
        }

        /** As many bytes as were asked for, with whatever was in them; from position to limit. */
        public ByteBuffer bytes() {
            return part.duplicate();
        }

        /** Gives the memory back. Idempotent. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                if (whole.isDirect()) {
                    giveBack(whole);
                }
            }
        }
    }

    /**
     * Lends memory.
     *
     * @param size how much, in bytes
     * @param alignment the end of the memory is a multiple of this beyond the beginning of a block, as is then the
     *     beginning of what ends there and has a multiple of it in bytes; 1 for memory at the beginning of a block
     * @return the memory, closed by the caller
     */
    public Block lend(int size, int alignment) {
        int from = Math.floorMod(-size, alignment);
        ByteBuffer block = size < LEAST_BYTES ? null : take(size + from);
        return block == null ? new Block(ByteBuffer.allocate(size), 0, size) : new Block(block, from, size);
    }

    private ByteBuffer take(int size) {
        int log = SIZES - Integer.numberOfLeadingZeros(size - 1);
        synchronized (this) {
            if (1L << log > mostBytes || log == SIZES - 1) {
                refused++;
                return null;
            }
            ByteBuffer block = idle[log].pollFirst();
            if (block != null) {
                lent++;
                return block;
            }
            makeRoom(1L << log);
            if (bytes + (1L << log) > mostBytes) {
                refused++;
                return null;
            }
            lent++;
            bytes += 1L << log;
        }
        boolean made = false;
        try {
            ByteBuffer block = ByteBuffer.allocateDirect(1 << log);
            made = true;
            return block;
        } finally {
            if (!made) {
                forget(1L << log);
            }
        }
    }

    /** Lets idle blocks of other sizes go, the largest first. */
    private void makeRoom(long wanted) {
        for (int log = SIZES - 1; log >= 0 && bytes + wanted > mostBytes; log--) {
            while (bytes + wanted > mostBytes && idle[log].pollFirst() != null) {
                bytes -= 1L << log;
            }
        }
    }

    private synchronized void forget(long size) {
        bytes -= size;
    }

    private synchronized void giveBack(ByteBuffer block) {
        idle[Integer.numberOfTrailingZeros(block.capacity())].addFirst(block);
    }

    /**
     * What was counted.
     *
     * @param bytes bytes of all blocks now
     * @param idleBytes bytes of the blocks that nobody has now
     * @param lent blocks lent since the start
     * @param refused requests since the start for which there was no room, and whose memory was of the heap
     */
    public record Figures(long bytes, long idleBytes, long lent, long refused) {}

    /** The figures of this moment. */
    public synchronized Figures figures() {
        long idleBytes = Arrays.stream(idle)
                .flatMap(Deque::stream)
                .mapToLong(ByteBuffer::capacity)
                .sum();
        return new Figures(bytes, idleBytes, lent, refused);
    }
}
