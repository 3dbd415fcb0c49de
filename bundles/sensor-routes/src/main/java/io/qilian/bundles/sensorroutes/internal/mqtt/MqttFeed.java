package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** The settings of a feed, checked. Immutable. */
final class MqttFeed {

    private static final int PORT = 1_883;
    private static final int SECURE_PORT = 8_883;

    private final String feed;
    private final MqttSettings settings;
    private final String address;
    private final List<TopicFilter> filters;
    private final Optional<StationTopic> station;
    private final Optional<SSLSocketFactory> sockets;

    /**
     * Checks settings.
     *
     * @throws io.qilian.kernel.api.problem.ProblemException if they can never work
     */
    MqttFeed(String feed, MqttSettings settings) {
        this.feed = feed;
        this.settings = settings;
        this.address = address(feed, settings.url());
        this.filters = settings.topics().stream()
                .map(text -> TopicFilter.of(feed, text))
                .toList();
        this.station = settings.station().map(pattern -> StationTopic.of(feed, pattern));
        this.sockets = settings.trustedCertificates().map(file -> TrustedCertificates.sockets(feed, file));
    }

    private static String address(String feed, String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || !uri.getPath().isEmpty()) {
                throw MqttProblems.badUrl(feed, url);
            }
            int usual = uri.getScheme().equals("ssl") ? SECURE_PORT : PORT;
            return uri.getScheme() + "://" + uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
        } catch (URISyntaxException e) {
            throw MqttProblems.badUrl(feed, url);
        }
    }

    String name() {
        return feed;
    }

    MqttSettings settings() {
        return settings;
    }

    /** The broker, with its port. */
    String address() {
        return address;
    }

    String clientId() {
        return settings.clientId().orElse("qilian-" + feed);
    }

    /** Topic filters as they are subscribed. */
    String[] topics() {
        return filters.stream().map(TopicFilter::text).toArray(String[]::new);
    }

    Optional<SSLSocketFactory> sockets() {
        return sockets;
    }

    /** What has come. */
    Arrival arrival(String topic, byte[] payload) {
        if (filters.stream().noneMatch(filter -> filter.matches(topic))) {
            return Arrival.refused(payload, topic, MqttProblems.foreignTopic(topic));
        }
        if (station.isEmpty()) {
            return new Arrival(payload, topic);
        }
        return station.get()
                .station(topic)
                .map(name -> new Arrival(payload, name))
                .orElseGet(() -> Arrival.refused(
                        payload,
                        topic,
                        MqttProblems.noStation(topic, station.get().pattern())));
    }
}
