package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.wire.Decoded;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Another client of the broker: sees everything under {@code spBv1.0} and can command. */
final class Witness implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final MqttAsyncClient client;

    /** One message as it came over the wire. */
    record Seen(Decoded message, String hex) {}

    Witness(URI broker) throws MqttException {
        client = new MqttAsyncClient(
                "tcp://" + broker.getHost() + ":" + broker.getPort(), "witness", new MemoryPersistence());
        client.setCallback(new Relay(new LinkListener() {
            @Override
            public void arrived(String topic, byte[] payload) {
                var message = Decoded.of(topic, 0, payload);
                seen.add(new Seen(message, HexFormat.of().formatHex(payload)));
            }

            @Override
            public void lost(String reason) {
                // The broker of a test may go away.
            }
        }));
        client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MILLIS);
        client.subscribe("spBv1.0/#", 1).waitForCompletion(PATIENCE_MILLIS);
    }

    List<Seen> seen() {
        return seen;
    }

    List<Decoded> messages() {
        return seen.stream().map(Seen::message).toList();
    }

    List<String> types() {
        return messages().stream().map(Decoded::type).toList();
    }

    Decoded last(String type) {
        return messages().stream()
                .filter(message -> message.type().equals(type))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + type + " among " + types()));
    }

    void publish(String topic, byte[] payload) throws MqttException {
        client.publish(topic, payload, 1, false).waitForCompletion(PATIENCE_MILLIS);
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(1, 1, false);
        client.close(true);
    }
}
