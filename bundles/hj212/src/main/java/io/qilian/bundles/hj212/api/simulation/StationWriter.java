package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Item;
import io.qilian.bundles.hj212.api.PacketCodec;
import io.qilian.bundles.hj212.api.RequestNumbers;
import io.qilian.bundles.hj212.api.StationTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a simulated station writes, with the faults that it has. Used by one thread. */
final class StationWriter {

    private static final String[] MALFORMED = {
        "##12x4QN=1;ST=22;CN=2011;PW=0;MN=1;Flag=5;CP=&&&&0000\r\n",
        "##0009QN=1;ST=220000\r\n",
        "##0400QN=1;ST=22;CN=2011;PW=0;MN=1;Flag=5;CP=&&too short&&0000\r\n",
        "\u0001\u0002 no packet at all\r\n",
    };

    private final StationPlan plan;
    private final StationTime time;
    private final RequestNumbers numbers;
    private final Random random;
    private final Map<String, Double> first = new HashMap<>();

    StationWriter(StationPlan plan, InstantSource clock) {
        this.plan = plan;
        this.time = new StationTime(plan.zone());
        this.numbers = new RequestNumbers(time, clock);
        this.random = new Random(plan.seed());
    }

    /** An upload of its own. */
    DataSegment upload(StationRecord record, StationFaults faults) {
        return upload(record, faults, numbers.next());
    }

    /** An upload that was asked for by a request with that QN. */
    DataSegment upload(StationRecord record, StationFaults faults, String requestNumber) {
        StringBuilder parameters =
                new StringBuilder("DataTime=").append(time.write(record.time().plus(faults.clockSkew())));
        record.values().forEach((key, value) -> {
            double seen = faults.frozen() ? first.computeIfAbsent(key, any -> value) : value;
            String factor = new Item(key, "").factor();
            parameters.append(';').append(key).append('=').append(text(seen));
            parameters.append(',').append(factor).append("-Flag=N");
        });
        return DataSegment.of(requestNumber, plan.systemCode(), record.upload().commandCode(), plan.deviceNumber())
                .withPassword(plan.password())
                .withFlags(1, true)
                .withParameters(parameters.toString());
    }

    private static String text(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : "";
    }

    /** An answer to a request. */
    DataSegment answer(DataSegment request, String commandCode, String parameters) {
        return DataSegment.of(request.requestNumber(), DataSegment.BETWEEN_SYSTEMS, commandCode, plan.deviceNumber())
                .withPassword(plan.password())
                .withParameters(parameters);
    }

    /** Whether a fault of that share meets now. */
    boolean meets(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** The bytes of a segment as they arrive. */
    byte[] bytes(DataSegment segment, StationFaults faults) {
        byte[] bytes = PacketCodec.encode(segment);
        if (meets(faults.corruptShare())) {
            // Between the length and the checksum, so that one packet is lost and no more.
            bytes[10 + random.nextInt(bytes.length - 20)] ^= (byte) (1 << random.nextInt(4));
        }
        return bytes;
    }

    /** Bytes that are no packet. */
    byte[] malformed() {
        return MALFORMED[random.nextInt(MALFORMED.length)].getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a time of a request. */
    Optional<Instant> time(String text) {
        return time.read(text);
    }
}
