package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.paho.PahoComponent;
import org.apache.camel.component.paho.PahoConstants;
import org.apache.camel.component.paho.PahoEndpoint;
import org.apache.camel.component.paho.PahoMessage;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;

/** One connection by MQTT 3.1.1. */
final class Mqtt3Beginning implements RouteBeginning {

    private final MqttFeed feed;
    private final LinkEvents link;
    private final ScheduledExecutorService threads;
    private final RouteClient3 client;
    private final PahoEndpoint endpoint;

    Mqtt3Beginning(MqttFeed feed, CamelContext camel, LinkEvents link) throws Exception {
        this.feed = feed;
        this.link = link;
        this.threads = ClientThreads.of(feed.name());
        this.client = new RouteClient3(
                feed, threads, (code, cause) -> link.lost(MqttProblems.failed(feed.settings(), code, cause)));
        PahoComponent component = camel.getComponent("paho", PahoComponent.class);
        this.endpoint = (PahoEndpoint) component.createEndpoint("paho:" + feed.name());
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

    private MqttConnectOptions options() {
        MqttConnectOptions options = new MqttConnectOptions();
        feed.settings().user().ifPresent(options::setUserName);
        feed.settings().password().ifPresent(text -> options.setPassword(text.toCharArray()));
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(feed.settings().sessionExpiry().isZero());
        options.setKeepAliveInterval((int) feed.settings().keepAlive().toSeconds());
        options.setConnectionTimeout(Math.max(1, feed.settings().timeoutMs() / 1_000));
        options.setAutomaticReconnect(false);
        feed.sockets().ifPresent(options::setSocketFactory);
        return options;
    }

    @Override
    public Arrival arrival(Exchange exchange) {
        String topic = exchange.getIn().getHeader(PahoConstants.MQTT_TOPIC, String.class);
        return feed.arrival(
                topic, exchange.getIn(PahoMessage.class).getMqttMessage().getPayload());
    }

    @Override
    public void stored(Exchange exchange) {
        client.acknowledge(exchange.getIn(PahoMessage.class).getMqttMessage());
    }

    @Override
    public void close() {
        client.end();
        threads.shutdownNow();
    }
}
