package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The rows of one call in the outputs of a run that it shared; given back once, when they have been read. */
record BatchRows(BatchOutputs run, ModelSignature model, int first, int rows, Times times) implements ServedResult {

    @Override
    public List<Long> shape(String output) {
        List<Long> shape = new ArrayList<>(run.shape(output));
        shape.set(0, (long) rows);
        return shape;
    }

    @Override
    public ByteBuffer bytes(String output) {
        ByteBuffer all = run.numbers(output);
        int rowBytes = all.capacity() / run.rows();
        return all.slice(first * rowBytes, rows * rowBytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public List<String> texts(String output) {
        List<String> all = run.texts(output);
        int ofRow = all.size() / run.rows();
        return all.subList(first * ofRow, (first + rows) * ofRow);
    }
}
