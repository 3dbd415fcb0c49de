package io.qilian.bundles.modellibrary.internal.header;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file; skipping moves the position and ends at the file's end, which a file's own stream goes beyond. */
final class FileStream extends InputStream {

    private final FileChannel channel;

    FileStream(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public long skip(long bytes) throws IOException {
        long before = channel.position();
        long after = Math.max(before, Math.min(channel.size(), before + bytes));
        channel.position(after);
        return after - before;
    }
}
