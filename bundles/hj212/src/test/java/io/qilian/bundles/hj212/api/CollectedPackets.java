package io.qilian.bundles.hj212.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a decoder tells. */
final class CollectedPackets implements PacketSink {

    final List<DataSegment> segments = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();

    static CollectedPackets of(String stream) {
        return of(stream.getBytes(StandardCharsets.UTF_8));
    }

    static CollectedPackets of(byte[] stream) {
        CollectedPackets collected = new CollectedPackets();
        PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
        decoder.decode(ByteBuffer.wrap(stream), collected);
        decoder.finish(collected);
        return collected;
    }

    @Override
    public void packet(DataSegment segment, String original) {
        segments.add(segment);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    List<RejectionReason> reasons() {
        return rejections.stream().map(Rejection::reason).toList();
    }
}
