package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.InvalidProtocolBufferException;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one input or output: ValueInfoProto with its TypeProto. */
final class ValueReader {

    private static final int MAXIMUM_DIMENSIONS = 64;

    private final MessageStream in;
    private final List<Dimension> shape = new ArrayList<>();
    private String name = "";
    private OnnxType type = OnnxType.UNDEFINED;
    private long size;
    private String open = "";

    ValueReader(MessageStream in) {
        this.in = in;
    }

    ValueHeader value() throws IOException {
        in.message(field -> {
            switch (field) {
                case 1 -> name = in.text();
                case 2 -> in.message(this::type);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new ValueHeader(name, type, shape);
    }

    /** Of the kinds of a type only that of tensors is read. */
    private boolean type(int field) throws IOException {
        if (field == 1) {
            in.message(this::tensorType);
        }
        return field == 1;
    }

    private boolean tensorType(int field) throws IOException {
        switch (field) {
            case 1 -> type = OnnxType.of(in.number());
            case 2 -> in.message(this::shape);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean shape(int field) throws IOException {
        if (field != 1) {
            return false;
        }
        if (shape.size() == MAXIMUM_DIMENSIONS) {
            throw new InvalidProtocolBufferException(name + " has more than " + MAXIMUM_DIMENSIONS + " dimensions");
        }
        size = -1;
        open = "";
        in.message(this::dimension);
        shape.add(new Dimension(Math.max(-1, size), open));
        return true;
    }

    private boolean dimension(int field) throws IOException {
        switch (field) {
            case 1 -> size = in.number();
            case 2 -> open = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }
}
