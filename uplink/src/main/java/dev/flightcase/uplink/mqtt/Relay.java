package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.LinkListener;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Hands on what Paho calls back with. */
final class Relay extends Callback {
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
}
