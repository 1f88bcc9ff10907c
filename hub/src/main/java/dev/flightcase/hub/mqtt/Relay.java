package dev.flightcase.hub.mqtt;

import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hands on what Paho calls back with; runs on Paho's threads and does nothing else. */
final class Relay implements MqttCallback {
    private final Taker taker;
    private final CountDownLatch gone;

    /** Must return at once: behind it waits the thread that reads the socket. */
    @FunctionalInterface
    interface Taker {
        void take(String topic, MqttMessage message);
    }

    Relay(Taker taker, CountDownLatch gone) {
        this.taker = taker;
        this.gone = gone;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        taker.take(topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        gone.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
        // A loss follows where it matters.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Nothing is sent that anybody waits for.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // The connecting thread waits for its own token.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // We never offer enhanced authentication.
    }
}
