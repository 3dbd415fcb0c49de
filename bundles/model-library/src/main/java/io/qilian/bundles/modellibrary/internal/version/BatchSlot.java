package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The outputs of one slot of a call on a batch, as if the slot had been called alone. It is read only.
 *
 * @param batch the call, which has run
 * @param slot which, from 0
 * @param size how many there are
 */
record BatchSlot(OnnxCall batch, int slot, int size) implements OnnxCall {

    private int part(String output, int elements) {
        List<Long> shape = batch.shape(output);
        if (shape.isEmpty() || shape.get(0) % size != 0) {
            throw new IllegalArgumentException("The output " + output + " has the shape " + shape);
        }
        return elements / size;
    }

    @Override
    public FloatBuffer floats(String name) {
        FloatBuffer all = batch.floats(name);
        int part = part(name, all.remaining());
        return all.slice(all.position() + slot * part, part);
    }

    @Override
    public LongBuffer longs(String name) {
        LongBuffer all = batch.longs(name);
        int part = part(name, all.remaining());
        return all.slice(all.position() + slot * part, part);
    }

    @Override
    public ByteBuffer bytes(String name) {
        ByteBuffer all = batch.bytes(name);
        int part = part(name, all.remaining());
        return all.slice(all.position() + slot * part, part).order(all.order());
    }

    @Override
    public List<String> texts(String name) {
        List<String> all = batch.texts(name);
        int part = part(name, all.size());
        return all.subList(slot * part, (slot + 1) * part);
    }

    @Override
    public List<Long> shape(String name) {
        List<Long> shape = new ArrayList<>(batch.shape(name));
        part(name, size);
        shape.set(0, shape.get(0) / size);
        return shape;
    }

    @Override
    public ByteBuffer input(String name) {
        throw readOnly();
    }

    @Override
    public void lend(String name, ByteBuffer memory) {
        throw readOnly();
    }

    @Override
    public void setTexts(String name, List<String> texts) {
        throw readOnly();
    }

    @Override
    public void run() {
        throw readOnly();
    }

    @Override
    public void terminate() {
        throw readOnly();
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("a slot of a batch is only read");
    }

    @Override
    public void close() {
        // The batch belongs to whoever runs it.
    }
}
