package io.qilian.bundles.hj212.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes what a {@link PacketDecoder} finds, in the order of the stream, on the thread that feeds the decoder. */
@ConsumerType
public interface PacketSink {

    /**
     * A packet with a right length and checksum.
     *
     * @param segment its data segment
     * @param original the data segment's text without the password
     */
    void packet(DataSegment segment, String original);

    /**
     * Bytes that are no packet.
     *
     * @param rejection what and why
     */
    void rejected(Rejection rejection);
}
