package io.qilian.bundles.modellibrary.internal.fuzz;

import io.qilian.bundles.modellibrary.internal.header.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Ways to damage an ONNX file, or to make it hostile. What is appended is merged by protobuf into what is there. */
enum Mutation {
    /** Bits anywhere, most of them in weights. */
    FLIPS {
        @Override
        byte[] apply(byte[] model, Random random) {
            return flip(model, random, 0, model.length);
        }
    },
    /** Bits where the structure lies. */
    HEADER_FLIPS {
        @Override
        byte[] apply(byte[] model, Random random) {
            int share = Math.min(4096, model.length / 2);
            return random.nextBoolean()
                    ? flip(model, random, 0, share)
                    : flip(model, random, model.length - share, model.length);
        }
    },
    /** A bit of an operator's or a tensor's name. */
    NAME_FLIPS {
        @Override
        byte[] apply(byte[] model, Random random) {
            int at = random.nextInt(model.length);
            for (int i = 0; i < model.length; i++) {
                int here = (at + i) % model.length;
                if (Character.isLetter(model[here]) && Character.isLetter(model[(here + 1) % model.length])) {
                    return flip(model, random, here, here + 1);
                }
            }
            return flip(model, random, 0, model.length);
        }
    },
    /** The end is missing. */
    TRUNCATION {
        @Override
        byte[] apply(byte[] model, Random random) {
            return Arrays.copyOf(model, random.nextInt(model.length));
        }
    },
    /** One more weight, of more elements than there is memory. */
    HUGE_SHAPE {
        @Override
        byte[] apply(byte[] model, Random random) {
            long extent = 1L << (8 + random.nextInt(54));
            Message tensor = Message.tensor("huge", extent, 1L << random.nextInt(20));
            return append(model, new Message().message(5, tensor));
        }
    },
    /** One more output that is made up to be huge while the graph runs. */
    HUGE_RESULT {
        @Override
        byte[] apply(byte[] model, Random random) {
            byte[] extent = longs(1L << (10 + random.nextInt(30)));
            Message shape = new Message()
                    .number(1, 1)
                    .number(2, 7)
                    .text(8, "qilian-shape")
                    .bytes(9, extent);
            Message node =
                    new Message().text(1, "qilian-shape").text(2, "qilian-huge").text(4, "ConstantOfShape");
            Message output = new Message()
                    .text(1, "qilian-huge")
                    .message(2, new Message().message(1, new Message().number(1, 1)));
            return append(
                    model, new Message().message(1, node).message(5, shape).message(12, output));
        }
    },
    /** Subgraphs within subgraphs. */
    NESTING {
        @Override
        byte[] apply(byte[] model, Random random) {
            Message graph = new Message().text(2, "innermost");
            for (int depth = random.nextInt(200); depth >= 0; depth--) {
                Message branch =
                        new Message().text(1, "then_branch").message(6, graph).number(20, 5);
                graph = new Message().message(1, new Message().text(4, "If").message(5, branch));
            }
            return append(model, graph);
        }
    },
    /** A weight that lies outside the model's folder. */
    OUTSIDE {
        @Override
        byte[] apply(byte[] model, Random random) {
            String location = PLACES[random.nextInt(PLACES.length)];
            Message tensor = Message.tensor("outside", 4)
                    .message(13, Message.entry("location", location))
                    .message(13, Message.entry("offset", "0"))
                    .message(13, Message.entry("length", "16"))
                    .number(14, 1);
            return append(model, new Message().message(5, tensor));
        }
    };

    /** The file that no model may read, and ways to it from the model's folder. */
    static final String CANARY = "canary.txt";

    private static final String[] PLACES = {
        "../../" + CANARY,
        "./../../" + CANARY,
        "link/" + CANARY,
        "link-to-canary",
        "golden/../../../" + CANARY,
        "/proc/self/environ",
        "/etc/passwd",
        "..\\..\\" + CANARY,
        "file:../../" + CANARY,
        "missing.bin",
        ""
    };

    abstract byte[] apply(byte[] model, Random random);

    private static byte[] flip(byte[] model, Random random, int from, int to) {
        byte[] bytes = model.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return bytes;
    }

    private static byte[] append(byte[] model, Message graph) {
        byte[] more = new Message().message(7, graph).toBytes();
        byte[] all = Arrays.copyOf(model, model.length + more.length);
        System.arraycopy(more, 0, all, model.length, more.length);
        return all;
    }

    private static byte[] longs(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    /** What stands in the file that no model may read. */
    static byte[] secret() {
        return "qilian canary, 16".getBytes(StandardCharsets.US_ASCII);
    }
}
