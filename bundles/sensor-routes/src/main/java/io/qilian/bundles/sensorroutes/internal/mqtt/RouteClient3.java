package io.qilian.bundles.sensorroutes.internal.mqtt;

import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client of MQTT 3.1.1 that is given to a route before it is connected, as {@link RouteClient5} is. */
final class RouteClient3 extends MqttClient {

    private static final Logger log = LoggerFactory.getLogger(RouteClient3.class);
    private static final long QUIESCE_MS = 100;
    private static final long DISCONNECT_MS = 300;

    private final ConnectionLoss loss;
    private final Arrivals arrivals = new Arrivals();
    private volatile boolean ending;

    RouteClient3(MqttFeed feed, ScheduledExecutorService threads, ConnectionLoss loss) throws MqttException {
        super(feed.address(), feed.clientId(), new MemoryPersistence(), threads);
        this.loss = loss;
        setManualAcks(true);
        setTimeToWait(feed.settings().timeoutMs());
    }

    @Override
    public void setCallback(MqttCallback callback) {
        super.setCallback(new Calls(callback));
    }

    /** The route asks for it when it starts; all topics are subscribed when the client is connected. */
    @Override
    public void subscribe(String topicFilter, int qos) {}

    /** Subscribes; the broker's answer comes after the messages that it sends before. */
    BrokerAnswer subscribeAll(String[] topics, int qos) throws MqttException {
        int[] levels = new int[topics.length];
        Arrays.fill(levels, qos);
        BrokerAnswer answer = new BrokerAnswer();
        aClient.subscribe(topics, levels, null, new IMqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                answer.codes(token.getGrantedQos());
            }

            @Override
            public void onFailure(IMqttToken token, Throwable failure) {
                answer.failed(failure);
            }
        });
        return answer;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    void acknowledge(MqttMessage message) {
        if (message.getQos() == 0 || !isConnected()) {
            return;
        }
        try {
            messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException e) {
            // The broker sends it again when we are connected again.
            log.debug("Message {} could not be acknowledged", message.getId(), e);
        }
    }

    void end() {
        ending = true;
        try {
            // Also if the broker has not answered yet: only this ends the thread that listens to it.
            disconnectForcibly(QUIESCE_MS, DISCONNECT_MS, isConnected());
            close();
        } catch (MqttException e) {
            log.debug("The connection of {} did not end properly", getClientId(), e);
        }
    }

    /** Hands on to the route, and tells when the connection is gone. */
    private final class Calls implements MqttCallback {

        private final MqttCallback route;

        Calls(MqttCallback route) {
            this.route = route;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws Exception {
            arrivals.begin();
            try {
                if (!ending) {
                    route.messageArrived(topic, message);
                }
            } finally {
                arrivals.end();
            }
        }

        @Override
        public void connectionLost(Throwable cause) {
            if (!ending) {
                int code = cause instanceof MqttException known ? known.getReasonCode() : 0;
                loss.lost(code, cause == null || cause.getCause() == null ? cause : cause.getCause());
            }
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            route.deliveryComplete(token);
        }
    }
}
