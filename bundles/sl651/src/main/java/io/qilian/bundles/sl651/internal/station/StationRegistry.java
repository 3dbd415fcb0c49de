package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.kernel.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The stations of a feed: who may send, and who was heard. At most as many as the settings say. For the server's thread. */
final class StationRegistry {

    private final Sl651Settings settings;
    private final StationCounters counters;
    private final Set<String> allowed;
    private final byte[] password;
    private final Map<String, StationSession> sessions = new HashMap<>();
    private final Set<String> connected = ConcurrentHashMap.newKeySet();
    private volatile int heard;

    StationRegistry(Sl651Settings settings, StationCounters counters) {
        this.settings = settings;
        this.counters = counters;
        this.allowed = settings.stations().stream().map(StationRegistry::full).collect(Collectors.toUnmodifiableSet());
        this.password = bytes(Integer.parseInt(settings.password(), 16));
    }

    /** Eight digits are those of a hydrological station, which follow a byte 00 (SL 651-2014, table 13). */
    private static String full(String station) {
        return (station.length() == 8 ? "00" : "") + station.toUpperCase(Locale.ROOT);
    }

    private static byte[] bytes(int password) {
        return Integer.toHexString(0x10000 | password).getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes that are no frame, without the password, which may stand anywhere in them. */
    String scrubbed(String digits) {
        StringBuilder scrubbed = new StringBuilder(digits);
        String secret = settings.password().toUpperCase(Locale.ROOT);
        for (int at = 0; at + secret.length() <= scrubbed.length(); at += 2) {
            if (scrubbed.substring(at, at + secret.length()).equals(secret)) {
                scrubbed.replace(at, at + secret.length(), "0000");
            }
        }
        return scrubbed.toString();
    }

    /** Why a station may not send; empty if it may. */
    Optional<Problem> refusal(String station, int claimed) {
        if (!MessageDigest.isEqual(password, bytes(claimed))) {
            return Optional.of(StationProblems.password());
        }
        return refusal(station);
    }

    /** Why a station that another one speaks for may not send; empty if it may. */
    Optional<Problem> refusal(String station) {
        if (!settings.anyStation() && !allowed.contains(station)) {
            return Optional.of(StationProblems.unknownStation(station));
        }
        if (!sessions.containsKey(station) && sessions.size() >= settings.maximumStations()) {
            return Optional.of(StationProblems.tooManyStations(settings.maximumStations()));
        }
        return Optional.empty();
    }

    /** What is kept of a station that may send. */
    StationSession session(String station) {
        StationSession session = sessions.computeIfAbsent(station, key -> new StationSession(settings, counters));
        heard = sessions.size();
        return session;
    }

    Optional<StationSession> known(String station) {
        return Optional.ofNullable(sessions.get(station));
    }

    /** A station was heard on a connection. */
    StationSession heard(FrameHeader header, StationLink link) {
        StationSession session = session(header.station());
        session.heard(header, link);
        connected.add(header.station());
        return session;
    }

    /** A connection is closed. */
    void left(StationLink link, Set<String> stations) {
        for (String station : stations) {
            StationSession session = session(station);
            session.left(link);
            if (session.link().isEmpty()) {
                connected.remove(station);
            }
        }
    }

    /** Whether a station is connected. Any thread. */
    boolean connected(String station) {
        return connected.contains(station);
    }

    /** How many stations were heard. Any thread. */
    int heard() {
        return heard;
    }
}
