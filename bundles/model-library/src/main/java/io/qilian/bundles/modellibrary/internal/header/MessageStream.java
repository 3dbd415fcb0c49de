package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Reads the messages of a protobuf file field by field. What nobody asks for is skipped without being read into memory.
 * Bounded in depth and in the texts that it keeps. For one thread.
 */
final class MessageStream {

    /** Longest name that is read. */
    static final int MAXIMUM_TEXT_BYTES = 1 << 16;

    // A graph within a node is three messages deeper.
    private static final int MAXIMUM_DEPTH = 64;
    private static final long MAXIMUM_TEXTS_BYTES = 1 << 24;

    private final CodedInputStream in;
    private int tag;
    private int depth;
    private long textsBytes;

    MessageStream(InputStream bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    /** Takes a field, or leaves it to be skipped. */
    @FunctionalInterface
    interface Fields {

        /**
         * Reads the value of a field, if it wants it.
         *
         * @param number the field's number
         * @return whether the value was read
         */
        boolean read(int number) throws IOException;
    }

    /** How many bytes have been read or skipped. */
    int position() {
        return in.getTotalBytesRead();
    }

    /** Reads all fields up to the end of the message, or of the file. */
    void fields(Fields fields) throws IOException {
        for (int next = in.readTag(); next != 0; next = in.readTag()) {
            tag = next;
            if (!fields.read(WireFormat.getTagFieldNumber(next)) && !in.skipField(next)) {
                throw new InvalidProtocolBufferException("a group ends that did not begin");
            }
        }
    }

    /** Reads the message that is the value of the field. */
    void message(Fields fields) throws IOException {
        require(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        if (++depth > MAXIMUM_DEPTH) {
            throw new InvalidProtocolBufferException(
                    "messages lie more than " + MAXIMUM_DEPTH + " deep in one another");
        }
        int outer = in.pushLimit(in.readRawVarint32());
        fields(fields);
        // At the end of the file a message looks as if it ended.
        if (in.getBytesUntilLimit() > 0) {
            throw new InvalidProtocolBufferException("it ends within a message");
        }
        in.popLimit(outer);
        depth--;
    }

    /** The text that is the value of the field. */
    String text() throws IOException {
        int length = length();
        if (length > MAXIMUM_TEXT_BYTES) {
            throw new InvalidProtocolBufferException("a name has " + length + " bytes");
        }
        return read(length);
    }

    /** The same, empty if it is too long for a name. */
    String textUnlessLong() throws IOException {
        int length = length();
        if (length > MAXIMUM_TEXT_BYTES) {
            in.skipRawBytes(length);
            return "";
        }
        return read(length);
    }

    private String read(int length) throws IOException {
        textsBytes += length;
        if (textsBytes > MAXIMUM_TEXTS_BYTES) {
            throw new InvalidProtocolBufferException(
                    "all names together have more than " + MAXIMUM_TEXTS_BYTES + " bytes");
        }
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    /** The number that is the value of the field. */
    long number() throws IOException {
        require(WireFormat.WIRETYPE_VARINT);
        return in.readInt64();
    }

    /** The numbers of a repeated field, packed or one by one. */
    void numbers(LongConsumer consumer) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            consumer.accept(in.readInt64());
            return;
        }
        require(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            consumer.accept(in.readInt64());
        }
        in.popLimit(outer);
    }

    /** Skips the bytes that are the value of the field, and tells how many. */
    long skipBytes() throws IOException {
        int length = length();
        in.skipRawBytes(length);
        return length;
    }

    private int length() throws IOException {
        require(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.readRawVarint32();
    }

    private void require(int wireType) throws InvalidProtocolBufferException {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new InvalidProtocolBufferException(
                    "field " + WireFormat.getTagFieldNumber(tag) + " has another type than an ONNX file has there");
        }
    }
}
