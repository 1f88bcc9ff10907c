package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.LinkListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what Paho calls back with. Runs on Paho's threads, whose queues are short: it does nothing else. */
final class Relay implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final LinkListener listener;

    Relay(LinkListener listener) {
        this.listener = listener;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        listener.arrived(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        listener.lost(Reasons.of(response));
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
        LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("MQTT error");
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The sender waits for its own Completion.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // As above.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // We never offer enhanced authentication, so a broker has no reason to ask for it.
    }
}
