package io.qilian.bundles.sensorroutes.internal.kafka;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about brokers. */
final class KafkaProblems {

    private KafkaProblems() {}

    static Problem away(String brokers) {
        return Problem.of(
                "kafka.unreachable",
                ProblemKind.EXTERNAL,
                "None of the brokers can be reached",
                brokers,
                "Check brokers and network, and that the brokers' advertised listeners can be reached from here");
    }

    static Problem failed(String brokers, Exception cause) {
        return Problem.of(
                "kafka.refused",
                ProblemKind.EXTERNAL,
                "The brokers refuse to give records: " + cause.getMessage(),
                brokers,
                "Check security, the rights of the user on topics and group, and the names of the topics");
    }
}
