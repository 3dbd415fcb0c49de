package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What is told about brokers and topics. Reason codes are those of the clients and of MQTT 5.0, 2.4, and 3.1.1, 3.2.2.3. */
final class MqttProblems {

    private static final int NO_ANSWER = 32_000;

    private MqttProblems() {}

    static ProblemException badFilter(String feed, String filter) {
        return new ProblemException(Problem.of(
                        "mqtt.topic-filter",
                        ProblemKind.CONFIGURATION,
                        "A topic filter is not valid",
                        "feed " + feed + ", topics",
                        "Write + for one whole level, # only as the last level, and $share/GROUP/FILTER to share")
                .comparing("a topic filter", filter.isEmpty() ? "nothing" : filter));
    }

    static ProblemException badStation(String feed, String pattern) {
        return new ProblemException(Problem.of(
                        "mqtt.station-pattern",
                        ProblemKind.CONFIGURATION,
                        "The pattern does not say where a topic names the station",
                        "feed " + feed + ", station",
                        "Write {station} in place of one whole level, + for levels of any name, and # for the rest")
                .comparing("a pattern such as county/{station}/air", pattern));
    }

    static ProblemException badUrl(String feed, String url) {
        return new ProblemException(Problem.of(
                        "mqtt.url",
                        ProblemKind.CONFIGURATION,
                        "The address of the broker cannot be used",
                        "feed " + feed + ", url",
                        "Write the host, and the port if it is not 1883 or, for ssl, 8883; user and password are keys of"
                                + " their own")
                .comparing("an address such as tcp://host:1883", url));
    }

    static ProblemException clientIdTaken(String feed, String clientId, String other) {
        return new ProblemException(Problem.of(
                        "mqtt.client-id",
                        ProblemKind.CONFIGURATION,
                        "Another feed has the same clientId at the same broker, and the broker would let in only one",
                        "feed " + feed + ", clientId",
                        "Give each feed a clientId of its own")
                .comparing("a clientId of its own", clientId + " as feed " + other));
    }

    static ProblemException certificates(String feed, String file, Exception cause) {
        return new ProblemException(
                Problem.of(
                        "mqtt.trusted-certificates",
                        ProblemKind.CONFIGURATION,
                        "The trusted certificates cannot be read: " + cause.getMessage(),
                        "feed " + feed + ", " + file,
                        "Name a file with one certificate or more in PEM form"),
                cause);
    }

    static Problem foreignTopic(String topic) {
        return Problem.of(
                        "mqtt.topic-foreign",
                        ProblemKind.CONFIGURATION,
                        "The broker sends a topic that the feed's file does not ask for",
                        topic,
                        "The broker remembers what this clientId has subscribed before: set another clientId, or delete the"
                                + " session at the broker")
                .comparing("a topic that topics: matches", topic);
    }

    static Problem noStation(String topic, String pattern) {
        return Problem.of(
                        "mqtt.station",
                        ProblemKind.INPUT,
                        "The topic does not name a station",
                        topic,
                        "Correct station: in the feed's file, or the topic at the sender")
                .comparing(pattern, topic);
    }

    static Problem subscriptionRefused(MqttSettings settings, String filter, int code) {
        return Problem.of(
                        "mqtt.subscription-refused",
                        ProblemKind.EXTERNAL,
                        "The broker refuses a subscription",
                        settings.url() + ", " + filter,
                        "Let the broker's rules allow this user to subscribe to it")
                .comparing("QoS " + settings.qos(), "reason code " + code);
    }

    /** Why a client of either version has failed. */
    static Problem failed(MqttSettings settings, Throwable failure) {
        int code = 0;
        if (failure instanceof org.eclipse.paho.mqttv5.common.MqttException known) {
            code = known.getReasonCode();
        } else if (failure instanceof org.eclipse.paho.client.mqttv3.MqttException known) {
            code = known.getReasonCode();
        }
        return failed(settings, code, failure.getCause() == null ? failure : failure.getCause());
    }

    /** Why a connection could not be made, or is gone. */
    static Problem failed(MqttSettings settings, int code, Throwable cause) {
        Throwable root = causes(cause).reduce(cause, (first, second) -> second);
        if (any(cause, SSLException.class) || any(cause, GeneralSecurityException.class)) {
            return tls(settings, told(root));
        }
        if (any(cause, UnknownHostException.class)) {
            return unreachable(settings, "its name is not known");
        }
        if (any(cause, ConnectException.class)
                || any(cause, NoRouteToHostException.class)
                || any(cause, SocketTimeoutException.class)) {
            return unreachable(settings, told(root));
        }
        return switch (code) {
            case 4, 5, 134, 135, 140 -> notAuthorized(settings, code);
            case 1, 2, 132, 133 -> refused(settings, code, "Correct version and clientId");
            case 142 -> takenOver(settings);
            case NO_ANSWER -> silent(settings);
            default ->
                (code >= 128 && code <= 162) || code == 3
                        ? refused(settings, code, "See the broker's log")
                        : lost(settings, told(root));
        };
    }

    private static Problem tls(MqttSettings settings, String why) {
        return Problem.of(
                "mqtt.tls",
                ProblemKind.EXTERNAL,
                "No secure connection to the broker can be made: " + why,
                settings.url(),
                "Name the certificate of the broker's authority in trustedCertificates, and use the host name that stands in"
                        + " the broker's certificate");
    }

    private static Problem unreachable(MqttSettings settings, String why) {
        return Problem.of(
                "mqtt.unreachable",
                ProblemKind.EXTERNAL,
                "The broker cannot be reached: " + why,
                settings.url(),
                "Check url and network, and whether the broker runs");
    }

    private static Problem notAuthorized(MqttSettings settings, int code) {
        return Problem.of(
                        "mqtt.not-authorized",
                        ProblemKind.EXTERNAL,
                        "The broker does not let us in",
                        settings.url(),
                        "Correct user and password, or let the broker admit them")
                .comparing("a connection", "reason code " + code);
    }

    private static Problem refused(MqttSettings settings, int code, String fix) {
        return Problem.of(
                        "mqtt.refused",
                        ProblemKind.EXTERNAL,
                        "The broker refuses the connection, or has ended it",
                        settings.url(),
                        fix)
                .comparing("a connection", "reason code " + code);
    }

    private static Problem takenOver(MqttSettings settings) {
        return Problem.of(
                "mqtt.taken-over",
                ProblemKind.CONFIGURATION,
                "Another client has taken over the connection with the same clientId",
                settings.url(),
                "Give each platform and each feed a clientId of its own");
    }

    private static Problem silent(MqttSettings settings) {
        return Problem.of(
                        "mqtt.no-answer",
                        ProblemKind.EXTERNAL,
                        "The broker does not answer",
                        settings.url(),
                        "Check the broker and the network, or allow more time by timeoutMs")
                .comparing("an answer within " + settings.timeoutMs() + " ms", "none");
    }

    private static Problem lost(MqttSettings settings, String why) {
        return Problem.of(
                "mqtt.lost",
                ProblemKind.EXTERNAL,
                "The connection to the broker is gone: " + why,
                settings.url(),
                "Check the broker and the network; the connection is made anew");
    }

    private static boolean any(Throwable thrown, Class<? extends Throwable> type) {
        return causes(thrown).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String told(Throwable thrown) {
        if (thrown instanceof EOFException) {
            return "the other side has closed it";
        }
        return thrown == null || thrown.getMessage() == null ? String.valueOf(thrown) : thrown.getMessage();
    }
}
