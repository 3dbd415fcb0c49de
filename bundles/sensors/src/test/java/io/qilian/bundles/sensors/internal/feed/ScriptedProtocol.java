package io.qilian.bundles.sensors.internal.feed;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A protocol whose stations are the test. */
final class ScriptedProtocol implements SensorProtocol<ScriptedProtocol.Port> {

    /** The part {@code connection:}. */
    public record Port(@Setting(en = "Port", zh = "端口", minimum = 1, maximum = 65_535) int port) {}

    final List<String> open = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    volatile SensorIngest ingest;
    volatile boolean refusing;
    private final String name;

    ScriptedProtocol(String name) {
        this.name = name;
    }

    static Problem refusal() {
        return Problem.of("scripted.taken", ProblemKind.CONFIGURATION, "The port is taken", "", "Choose another");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<Port> settings() {
        return Port.class;
    }

    @Override
    public SensorConnection open(String feed, Port settings, SensorIngest into) {
        if (refusing) {
            throw new ProblemException(refusal());
        }
        ingest = into;
        opened.incrementAndGet();
        String connection = feed + ":" + settings.port();
        open.add(connection);
        return new SensorConnection() {
            @Override
            public LinkStatus status() {
                return new LinkStatus(LinkStatus.State.UP, Optional.empty(), 1, 0, 0, 0, Optional.empty());
            }

            @Override
            public void close() {
                open.remove(connection);
            }
        };
    }
}
