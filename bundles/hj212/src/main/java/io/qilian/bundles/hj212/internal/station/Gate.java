package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.internal.net.AddressRange;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whom a feed serves: by address, device number and password. Thread-safe, immutable. */
final class Gate {

    private final Hj212Settings settings;
    private final Set<String> devices;
    private final List<AddressRange> ranges = new ArrayList<>();

    /** Reads the addresses of the settings. */
    Gate(String feed, Hj212Settings settings) {
        this.settings = settings;
        this.devices = Set.copyOf(settings.devices());
        for (String text : settings.allowFrom()) {
            ranges.add(AddressRange.read(text).orElseThrow(() -> ServerProblems.address(feed, text)));
        }
    }

    boolean admits(InetAddress address) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.holds(address));
    }

    /** Why a segment is refused, and what that is counted as. */
    record Refusal(RequestReturn answer, Hj212Counter counter) {}

    /** Why a segment's station is not served, if it is not. */
    Optional<Refusal> refuses(DataSegment segment) {
        // The password comes first, so that nobody without one learns which stations there are.
        String expected = settings.passwords().getOrDefault(segment.deviceNumber(), settings.password());
        if (!MessageDigest.isEqual(bytes(expected), bytes(segment.password()))) {
            return Optional.of(new Refusal(RequestReturn.PASSWORD, Hj212Counter.REFUSED_PASSWORD));
        }
        if (!devices.isEmpty() && !devices.contains(segment.deviceNumber())) {
            return Optional.of(new Refusal(RequestReturn.DEVICE_NUMBER, Hj212Counter.REFUSED_DEVICE));
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
