package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Placement;
import io.qilian.bundles.media.api.TensorFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame's input tensor, kept by the first version that sees the frame for the next one, which need not scale the
 * picture again if it takes its input in the same format. Used by one thread at a time; the memory is reused.
 */
public final class SharedInput {

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
    private TensorFormat format;
    private Placement placement;

    /** Forgets the frame. */
    public void clear() {
        format = null;
        placement = null;
    }

    void keep(TensorFormat kept, ByteBuffer input, Placement where) {
        ByteBuffer source = input.duplicate().clear();
        if (bytes.capacity() != source.capacity()) {
            bytes = ByteBuffer.allocateDirect(source.capacity()).order(ByteOrder.nativeOrder());
        }
        bytes.clear().put(source);
        format = kept;
        placement = where;
    }

    /** Whether it holds a frame in this format. */
    boolean holds(TensorFormat wanted) {
        return wanted.equals(format);
    }

    Placement copyTo(ByteBuffer input) {
        input.duplicate().clear().put(bytes.duplicate().clear());
        return placement;
    }
}
