package io.qilian.bundles.modelserver.internal.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Elements of the type BYTES: each has its length in four bytes before it, little-endian. */
public final class ByteElements {

    private ByteElements() {}

    /** The elements of a tensor; refuses lengths that go beyond it. */
    public static List<ByteBuffer> split(ByteBuffer data, long expected, String where) {
        ByteBuffer rest = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> elements = new ArrayList<>();
        while (rest.hasRemaining()) {
            if (rest.remaining() < Integer.BYTES || elements.size() == expected) {
                throw Refusals.invalid(
                        "The elements do not fit the shape", where, expected + " elements", "more, or a part of one");
            }
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw Refusals.invalid(
                        "An element is longer than the data",
                        where,
                        "at most " + rest.remaining() + " bytes",
                        Integer.toUnsignedString(length));
            }
            elements.add(rest.slice(rest.position(), length));
            rest.position(rest.position() + length);
        }
        if (elements.size() != expected) {
            throw Refusals.invalid(
                    "The elements do not fit the shape", where, expected + " elements", elements.size() + "");
        }
        return elements;
    }

    /** The elements as texts; refuses what is not UTF-8. */
    public static List<String> texts(List<ByteBuffer> elements, String where) {
        List<String> texts = new ArrayList<>(elements.size());
        for (ByteBuffer element : elements) {
            try {
                texts.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(element.duplicate())
                        .toString());
            } catch (CharacterCodingException e) {
                throw Refusals.invalid("An element is no text", where, "UTF-8", "other bytes: " + e.getMessage());
            }
        }
        return texts;
    }

    /** Texts as elements. */
    public static byte[] join(List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            byte[] element = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(length.putInt(0, element.length).array());
            out.writeBytes(element);
        }
        return out.toByteArray();
    }
}
