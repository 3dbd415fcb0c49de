package io.qilian.bundles.sensorroutes.internal.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Text of which no more than {@value PayloadFormat#MAXIMUM_RECORD_CHARACTERS} characters are read without an end of a
 * record in between, whatever a quote or a missing end of a line makes of it. For one thread.
 */
final class BoundedText extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private final Charset charset;
    private final char[] buffer = new char[8_192];
    private int at;
    private int end;
    private long sinceRecord;
    private boolean begun;

    private BoundedText(Reader source, Charset charset) {
        super();
        this.source = source;
        this.charset = charset;
    }

    /** The text of a stream, which is not closed with it; bytes that are no text are refused when they are met. */
    static BoundedText of(InputStream payload, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BoundedText(new InputStreamReader(payload, decoder), charset);
    }

    /** A record ended. */
    void recordEnded() {
        sinceRecord = 0;
    }

    /** The next line without its end; null at the end of the text. */
    String line() throws IOException {
        int sign = read();
        if (sign < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder(256);
        while (sign >= 0 && sign != '\n') {
            line.append((char) sign);
            sign = read();
        }
        recordEnded();
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    @Override
    public int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        count(1);
        return buffer[at++];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        count(count);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    private void count(int characters) {
        sinceRecord += characters;
        if (sinceRecord > PayloadFormat.MAXIMUM_RECORD_CHARACTERS) {
            throw PayloadProblems.recordTooLong(PayloadFormat.MAXIMUM_RECORD_CHARACTERS);
        }
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            end = Math.max(0, source.read(buffer));
        } catch (CharacterCodingException e) {
            throw PayloadProblems.charset(charset.name());
        }
        if (!begun && end > 0) {
            begun = true;
            at = buffer[0] == BYTE_ORDER_MARK ? 1 : 0;
        }
        return at < end || (end > 0 && fill());
    }

    @Override
    public void close() {
        // The stream belongs to whoever opened it.
    }
}
