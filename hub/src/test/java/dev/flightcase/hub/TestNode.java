package dev.flightcase.hub;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A client of the hub's broker that plays a node. */
final class TestNode implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final MqttAsyncClient client;
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    TestNode(URI broker, String will, byte[] death) throws MqttException {
        client = new MqttAsyncClient(
                "tcp://" + broker.getHost() + ":" + broker.getPort(), "test-node", new MemoryPersistence());
        client.setCallback(new Arrivals(arrived));
        var options = new MqttConnectionOptions();
        options.setWill(will, new MqttMessage(death, 1, false, null));
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    }

    void subscribe(String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(PATIENCE_MILLIS);
    }

    void publish(String topic, byte[] payload) throws MqttException {
        client.publish(topic, payload, 1, false).waitForCompletion(PATIENCE_MILLIS);
    }

    /** Topics of what arrived. */
    List<String> arrived() {
        return arrived;
    }

    /** The connection ends without a goodbye, as in a power cut. */
    void vanish() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(1, 1, false);
        }
    }

    @Override
    public void close() throws MqttException {
        vanish();
        client.close(true);
    }

    private record Arrivals(List<String> topics) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            topics.add(topic);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException e) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
