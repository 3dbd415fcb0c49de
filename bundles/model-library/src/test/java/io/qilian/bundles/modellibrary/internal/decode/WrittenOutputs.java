package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Outputs that a test has written: the model that declares them, and a run of it that gave them. */
final class WrittenOutputs implements OnnxSession, OnnxCall {

    private final List<TensorInfo> infos = new ArrayList<>();
    private final Map<String, FloatBuffer> floats = new TreeMap<>();
    private final Map<String, LongBuffer> longs = new TreeMap<>();

    WrittenOutputs floats(String name, List<Long> shape, double... numbers) {
        FloatBuffer buffer = FloatBuffer.allocate(numbers.length);
        Arrays.stream(numbers).forEach(number -> buffer.put((float) number));
        floats.put(name, buffer.flip());
        infos.add(new TensorInfo(name, TensorType.FLOAT32, shape, names(shape)));
        return this;
    }

    WrittenOutputs longs(String name, List<Long> shape, long... numbers) {
        longs.put(name, LongBuffer.wrap(numbers));
        infos.add(new TensorInfo(name, TensorType.INT64, shape, names(shape)));
        return this;
    }

    private static List<String> names(List<Long> shape) {
        return Collections.nCopies(shape.size(), "");
    }

    @Override
    public List<TensorInfo> outputs() {
        return infos;
    }

    @Override
    public FloatBuffer floats(String name) {
        return floats.get(name);
    }

    @Override
    public LongBuffer longs(String name) {
        return longs.get(name);
    }

    @Override
    public List<TensorInfo> inputs() {
        return List.of();
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public Optional<OnnxLease> lease() {
        return Optional.empty();
    }

    @Override
    public void retire() {}

    @Override
    public int leases() {
        return 0;
    }

    @Override
    public boolean closed() {
        return false;
    }

    @Override
    public ByteBuffer input(String name) {
        throw new UnsupportedOperationException("outputs only");
    }

    @Override
    public ByteBuffer bytes(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> texts(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lend(String name, ByteBuffer memory) {
        throw new UnsupportedOperationException("outputs only");
    }

    @Override
    public void setTexts(String name, List<String> texts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Long> shape(String name) {
        throw new UnsupportedOperationException("decoders read sizes from the card");
    }

    @Override
    public void run() {}

    @Override
    public void terminate() {}

    @Override
    public void close() {}
}
