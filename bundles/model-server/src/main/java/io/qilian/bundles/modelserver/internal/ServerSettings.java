package io.qilian.bundles.modelserver.internal;

import io.qilian.bundles.modelserver.internal.grpc.GrpcPort;
import io.qilian.bundles.modelserver.internal.http.HttpBounds;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;

/** The settings, checked. */
record ServerSettings(GrpcPort.Settings grpc, HttpBounds http, Duration longestCall) {

    static ServerSettings from(ModelServerComponent.Config config) {
        int bytes = (int) within("maximumBodyBytes", config.maximumBodyBytes(), 1 << 10, 1 << 30);
        return new ServerSettings(
                new GrpcPort.Settings(
                        config.grpcHost(),
                        (int) within("grpcPort", config.grpcPort(), 0, 65_535),
                        (int) within("grpcThreads", config.grpcThreads(), 1, 1024),
                        bytes),
                new HttpBounds(bytes, (int) within("bodiesInMemory", config.bodiesInMemory(), 1, 64), (int)
                        within("httpRequests", config.httpRequests(), 1, 1024)),
                Duration.ofMillis(within("longestCallMs", config.longestCallMs(), 1, 3_600_000)));
    }

    private static long within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ProblemException(Problem.of(
                            "model-server.settings",
                            ProblemKind.CONFIGURATION,
                            "A setting is out of its bounds",
                            "etc/io.qilian.modelserver.cfg " + key,
                            "Correct the value")
                    .comparing(least + " to " + most, value + ""));
        }
        return value;
    }
}
