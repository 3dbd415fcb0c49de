package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what tensors are, without their numbers: TensorProto. Sums up their sizes. */
final class TensorReader {

    private static final int MAXIMUM_EXTERNAL = 100_000;
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final MessageStream in;
    private final List<ExternalData> external = new ArrayList<>();
    private BigInteger weightBytes = BigInteger.ZERO;

    TensorReader(MessageStream in) {
        this.in = in;
    }

    /** Tensors that lie in other files. */
    List<ExternalData> external() {
        return external;
    }

    /** Bytes of all tensors. */
    long weightBytes() {
        return weightBytes.longValueExact();
    }

    /** Reads a tensor and returns its name. */
    String tensor() throws IOException {
        Tensor tensor = new Tensor();
        in.message(tensor::field);
        tensor.check();
        weightBytes = weightBytes.add(tensor.bytes());
        if (weightBytes.compareTo(LONGEST) > 0) {
            throw new InvalidProtocolBufferException("its tensors are larger than any file");
        }
        if (tensor.outside || !tensor.places.isEmpty()) {
            if (external.size() == MAXIMUM_EXTERNAL) {
                throw new InvalidProtocolBufferException(
                        "more than " + MAXIMUM_EXTERNAL + " tensors lie in other files");
            }
            external.add(new ExternalData(tensor.name, tensor.places));
        }
        return tensor.name;
    }

    /** One tensor as it is read. */
    private final class Tensor {

        private final Map<String, String> places = new HashMap<>();
        private String name = "";
        private BigInteger elements = BigInteger.ONE;
        private boolean negative;
        private OnnxType type = OnnxType.UNDEFINED;
        private boolean outside;
        private long rawBytes = -1;

        boolean field(int field) throws IOException {
            switch (field) {
                case 1 -> in.numbers(this::dimension);
                case 2 -> type = OnnxType.of(in.number());
                case 8 -> name = in.text();
                case 9 -> rawBytes = in.skipBytes();
                case 13 -> place();
                case 14 -> outside = in.number() == 1;
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void dimension(long size) {
            negative |= size < 0;
            // Enough to be refused, however many dimensions come.
            elements = elements.bitLength() > Long.SIZE ? elements : elements.multiply(BigInteger.valueOf(size));
        }

        /** StringStringEntryProto. */
        private void place() throws IOException {
            String[] entry = {"", ""};
            in.message(field -> {
                if (field == 1 || field == 2) {
                    entry[field - 1] = in.text();
                    return true;
                }
                return false;
            });
            places.put(entry[0], entry[1]);
        }

        BigInteger bytes() {
            return type.bytes(elements);
        }

        void check() throws InvalidProtocolBufferException {
            if (negative || elements.compareTo(LONGEST) > 0) {
                throw new InvalidProtocolBufferException(
                        "tensor " + name + " has " + (negative ? "a negative dimension" : "more elements than can be"));
            }
            if (rawBytes >= 0 && type.sized() && !bytes().equals(BigInteger.valueOf(rawBytes))) {
                throw new InvalidProtocolBufferException("tensor " + name + " has " + rawBytes
                        + " bytes where its shape and " + type + " make " + bytes());
            }
        }
    }
}
