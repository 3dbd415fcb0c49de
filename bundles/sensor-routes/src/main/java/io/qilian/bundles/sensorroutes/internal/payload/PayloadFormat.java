package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Makes messages of what a station has sent. Thread-safe. It holds one record at a time, each at most
 * {@value #MAXIMUM_RECORD_CHARACTERS} characters or as many values.
 */
public interface PayloadFormat {

    /** Most records of one payload that is decoded as a whole. */
    int MAXIMUM_RECORDS = 10_000;

    /** Most characters of a record of CSV or of a line of JSON, and most values of a JSON document. */
    int MAXIMUM_RECORD_CHARACTERS = 1 << 18;

    /**
     * Reads a payload record by record.
     *
     * @param delivery how it came
     * @param payload the bytes; not closed
     * @param sink where records go; what it throws is passed on
     * @throws ProblemException if the rest cannot be read; what the sink was given before stays
     * @throws IOException if the stream breaks
     */
    void read(Delivery delivery, InputStream payload, RecordSink sink) throws IOException;

    /**
     * Largest payload that is decoded as a whole.
     *
     * @return bytes
     */
    int maximumBytes();

    /**
     * Reads a payload as a whole: all of it or nothing.
     *
     * @param feed name of the sensor feed
     * @param payload the bytes
     * @param address how it came: a topic, a path, a key, a file's name
     * @param receivedAt when it came
     * @return a message of each record, {@value #MAXIMUM_RECORDS} at most
     * @throws ProblemException if a record cannot be decoded, or a bound is met
     */
    default List<StationMessage> decode(String feed, byte[] payload, String address, Instant receivedAt) {
        DecodedPayload decoded = decodeRecords(new Delivery(feed, address, receivedAt), payload);
        if (!decoded.rejected().isEmpty()) {
            throw new ProblemException(decoded.rejected().get(0).reason());
        }
        return decoded.messages();
    }

    /**
     * Reads a payload as a whole, without the records that cannot be read.
     *
     * @param delivery how it came
     * @param payload the bytes
     * @return what was read and what was rejected, {@value #MAXIMUM_RECORDS} at most together
     * @throws ProblemException if none of it can be decoded, or a bound is met
     */
    default DecodedPayload decodeRecords(Delivery delivery, byte[] payload) {
        if (payload.length > maximumBytes()) {
            throw PayloadProblems.tooLarge(payload.length, maximumBytes());
        }
        WholePayload whole = new WholePayload();
        try {
            read(delivery, new ByteArrayInputStream(payload), whole);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not break", e);
        }
        return whole.decoded();
    }
}
