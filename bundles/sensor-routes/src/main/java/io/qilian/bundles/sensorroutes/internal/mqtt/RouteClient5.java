package io.qilian.bundles.sensorroutes.internal.mqtt;

import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of MQTT 5 that is given to a route before it is connected. Then no message that the broker has kept for us can come
 * before there is somebody to take it, and no other route waits until the broker answers. Messages are acknowledged one by
 * one. For one connection: a message is never acknowledged at another than it came by.
 */
final class RouteClient5 extends MqttClient {

    private static final Logger log = LoggerFactory.getLogger(RouteClient5.class);
    private static final long QUIESCE_MS = 100;
    private static final long DISCONNECT_MS = 300;

    private final ConnectionLoss loss;
    private final Arrivals arrivals = new Arrivals();
    private volatile boolean ending;

    RouteClient5(MqttFeed feed, ScheduledExecutorService threads, ConnectionLoss loss) throws MqttException {
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
    public IMqttToken subscribe(String topicFilter, int qos) {
        return null;
    }

    /** Subscribes; the broker's answer comes after the messages that it sends before. */
    BrokerAnswer subscribeAll(String[] topics, int qos) throws MqttException {
        int[] levels = new int[topics.length];
        Arrays.fill(levels, qos);
        BrokerAnswer answer = new BrokerAnswer();
        aClient.subscribe(topics, levels, null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                answer.codes(token.getReasonCodes());
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
        public void disconnected(MqttDisconnectResponse response) {
            if (!ending) {
                MqttException cause = response.getException();
                boolean told = cause != null && cause.getReasonCode() != 0;
                loss.lost(
                        told ? cause.getReasonCode() : response.getReturnCode(),
                        cause == null || cause.getCause() == null ? cause : cause.getCause());
            }
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            route.mqttErrorOccurred(exception);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            route.deliveryComplete(token);
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            route.connectComplete(reconnect, serverUri);
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            route.authPacketArrived(reasonCode, properties);
        }
    }
}
