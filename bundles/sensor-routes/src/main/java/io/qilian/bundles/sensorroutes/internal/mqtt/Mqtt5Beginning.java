package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Component;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Constants;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Endpoint;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Message;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;

/** One connection by MQTT 5. */
final class Mqtt5Beginning implements RouteBeginning {

    /** What the broker may send at most; what is larger than the payload's bound is refused here, so that it is seen. */
    private static final long MOST_BYTES = 65L << 20;

    private final MqttFeed feed;
    private final LinkEvents link;
    private final ScheduledExecutorService threads;
    private final RouteClient5 client;
    private final PahoMqtt5Endpoint endpoint;

    Mqtt5Beginning(MqttFeed feed, CamelContext camel, LinkEvents link) throws Exception {
        this.feed = feed;
        this.link = link;
        this.threads = ClientThreads.of(feed.name());
        this.client = new RouteClient5(
                feed, threads, (code, cause) -> link.lost(MqttProblems.failed(feed.settings(), code, cause)));
        PahoMqtt5Component component = camel.getComponent("paho-mqtt5", PahoMqtt5Component.class);
        this.endpoint = (PahoMqtt5Endpoint) component.createEndpoint("paho-mqtt5:" + feed.name());
        this.endpoint.setClient(client);
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void connect() {
        try {
            client.connect(options());
        } catch (MqttException e) {
            throw new ProblemException(MqttProblems.failed(feed.settings(), e), e);
        }
    }

    @Override
    public void settle() throws InterruptedException {
        try {
            BrokerAnswer answer =
                    client.subscribeAll(feed.topics(), feed.settings().qos());
            answer.await(feed, client.arrivals(), link::over);
        } catch (MqttException e) {
            throw new ProblemException(MqttProblems.failed(feed.settings(), e), e);
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        feed.settings().user().ifPresent(options::setUserName);
        feed.settings().password().ifPresent(text -> options.setPassword(text.getBytes(StandardCharsets.UTF_8)));
        options.setCleanStart(feed.settings().sessionExpiry().isZero());
        options.setSessionExpiryInterval(feed.settings().sessionExpiry().toSeconds());
        options.setKeepAliveInterval((int) feed.settings().keepAlive().toSeconds());
        options.setConnectionTimeout(Math.max(1, feed.settings().timeoutMs() / 1_000));
        options.setReceiveMaximum(feed.settings().receiveMaximum());
        options.setMaximumPacketSize(MOST_BYTES);
        options.setAutomaticReconnect(false);
        feed.sockets().ifPresent(options::setSocketFactory);
        return options;
    }

    @Override
    public Arrival arrival(Exchange exchange) {
        String topic = exchange.getIn().getHeader(PahoMqtt5Constants.MQTT_TOPIC, String.class);
        return feed.arrival(
                topic, exchange.getIn(PahoMqtt5Message.class).getMqttMessage().getPayload());
    }

    @Override
    public void stored(Exchange exchange) {
        client.acknowledge(exchange.getIn(PahoMqtt5Message.class).getMqttMessage());
    }

    @Override
    public void close() {
        client.end();
        threads.shutdownNow();
    }
}
