package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what Paho calls back with. Runs on Paho's threads, whose queues are short: it does nothing else. */
final class ChannelRelay implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelRelay.class);

    private final ChannelListener listener;

    ChannelRelay(ChannelListener listener) {
        this.listener = listener;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        listener.arrived(
                new Arrival(topic, message.getPayload(), properties(message), message.getId(), message.getQos()));
    }

    private static Map<String, String> properties(MqttMessage message) {
        var all = new HashMap<String, String>();
        if (message.getProperties() != null) {
            message.getProperties().getUserProperties().forEach(one -> all.put(one.getKey(), one.getValue()));
        }
        return all;
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
        // Each publish has a listener of its own.
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
