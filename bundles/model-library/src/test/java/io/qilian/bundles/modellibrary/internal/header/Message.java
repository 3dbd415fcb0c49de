package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes protobuf messages by field numbers, wrong ones too. */
public final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A model with a graph, complete but for what the graph holds. */
    static Message model(Message graph) {
        return new Message().number(1, 8).text(2, "hand").message(7, graph).message(8, new Message().number(2, 17));
    }

    /** A tensor of single precision without numbers. */
    public static Message tensor(String name, long... dimensions) {
        Message tensor = new Message();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, 1).text(8, name);
    }

    /** A key with a value. */
    public static Message entry(String key, String value) {
        return new Message().text(1, key).text(2, value);
    }

    public Message number(int field, long value) {
        return write(out -> out.writeInt64(field, value));
    }

    public Message text(int field, String value) {
        return write(out -> out.writeString(field, value));
    }

    public Message message(int field, Message value) {
        return bytes(field, value.toBytes());
    }

    public Message bytes(int field, byte[] value) {
        return write(out -> out.writeBytes(field, ByteString.copyFrom(value)));
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private Message write(Writing writing) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }
}
