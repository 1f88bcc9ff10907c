package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Hands on what Paho calls back with. */
final class ChannelRelay extends Callback {
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
}
