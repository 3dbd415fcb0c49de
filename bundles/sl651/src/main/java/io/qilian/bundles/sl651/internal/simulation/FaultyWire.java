package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.simulation.StationFaults;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Sends frames, and spoils some of them. The same seed spoils the same ones. For one thread. */
final class FaultyWire {

    private static final int GARBAGE_BYTES = 40;
    private static final int LENGTH_AT = 12;

    private final StationFaults faults;
    private final Random lossChance;
    private final Random chance;
    private final AtomicLong corrupted = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();

    FaultyWire(StationFaults faults, long seed) {
        this.faults = faults;
        // What is lost must not depend on how often the centre asks.
        this.lossChance = new Random(seed);
        this.chance = new Random(~seed);
    }

    boolean loses() {
        return lossChance.nextDouble() < faults.loseShare();
    }

    void send(StationWire wire, byte[] frame) throws IOException {
        byte[] sent = frame.clone();
        if (chance.nextDouble() < faults.corruptShare()) {
            sent[chance.nextInt(sent.length)] ^= (byte) (1 + chance.nextInt(255));
            corrupted.incrementAndGet();
        }
        wire.send(sent);
    }

    /** Before some reports: noise, half a frame, or a frame that counts its length wrong. */
    void sendMalformed(StationWire wire, byte[] frame) throws IOException {
        if (chance.nextDouble() >= faults.malformedShare()) {
            return;
        }
        malformed.incrementAndGet();
        byte[] bytes = frame.clone();
        switch (chance.nextInt(3)) {
            case 0 -> {
                bytes = new byte[GARBAGE_BYTES];
                chance.nextBytes(bytes);
            }
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
            default -> bytes[LENGTH_AT] += (byte) (1 + chance.nextInt(5));
        }
        wire.send(bytes);
    }

    long corrupted() {
        return corrupted.get();
    }

    long malformed() {
        return malformed.get();
    }
}
