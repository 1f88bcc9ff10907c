package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What nodes hear of their primary host, from a hub that comes, is killed, and stops. */
@ExtendWith(RealPostgres.class)
class HostStateIT {
    private static final String TOPIC = "spBv1.0/STATE/tour-hub";
    private static final Pattern STATE = Pattern.compile("\\{\"online\":(true|false),\"timestamp\":(\\d{13})}");

    @TempDir
    private Path folder;

    @Test
    void theStateIsRetainedAndComesWithAWill(TestDatabase database, @TempDir Path other) throws Exception {
        // The broker of one hub, and another hub with it, whose comings and goings are looked at.
        try (var broker = HubProcess.ready(folder, database);
                var listener = new Listener(broker.broker())) {
            var config = """
                    [hub]
                    data = "%s"
                    [broker]
                    url = "%s"
                    [http]
                    port = 0
                    [sparkplug]
                    primary-host = "tour-hub"
                    %s
                    """.formatted(other.resolve("data"), broker.broker(), database.toml());
            long born;
            try (var hub = HubProcess.launch(other, config)) {
                born = listener.awaits(true, 0);
                hub.kill();
                assertThat(listener.awaits(false, 0))
                        .as("the will has the time of the birth")
                        .isEqualTo(born);
            }
            try (var hub = HubProcess.launch(other, config)) {
                long again = listener.awaits(true, born + 1);
                try (var late = new Listener(broker.broker())) {
                    assertThat(late.awaits(true, 0)).as("retained").isEqualTo(again);
                }
                // The will of a connection that the broker gave up late.
                listener.publish("{\"online\":false,\"timestamp\":" + born + "}");
                assertThat(listener.awaits(true, again)).isEqualTo(again);
                // Another hub with the same id that has stopped.
                listener.publish("{\"online\":false,\"timestamp\":" + (again + 60_000) + "}");
                listener.awaits(true, again + 60_001);
                hub.terminate();
                assertThat(hub.exitCode()).isZero();
                listener.awaits(false, again + 60_001);
            }
        }
    }

    /** Hears the states of the host. */
    private static final class Listener implements MqttCallback, AutoCloseable {
        private final MqttAsyncClient client;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Listener(URI broker) throws MqttException {
            client = new MqttAsyncClient(
                    "tcp://" + broker.getHost() + ":" + broker.getPort(),
                    "listener-" + UUID.randomUUID(),
                    new MemoryPersistence());
            client.setCallback(this);
            client.connect().waitForCompletion(30_000);
            client.subscribe(TOPIC, 1).waitForCompletion(30_000);
        }

        /** Until that is the last that was heard, not older than {@code least}; returns its time. */
        long awaits(boolean online, long least) {
            return await().atMost(HubProcess.PATIENCE).until(() -> last(online), time -> time >= least);
        }

        /** The time of the last state; -1 when it is another one. */
        private long last(boolean online) {
            if (heard.isEmpty()) {
                return -1;
            }
            var state = STATE.matcher(heard.getLast());
            assertThat(state.matches()).as(heard.getLast()).isTrue();
            return state.group(1).equals(Boolean.toString(online)) ? Long.parseLong(state.group(2)) : -1;
        }

        void publish(String state) throws MqttException {
            int before = heard.size();
            client.publish(TOPIC, state.getBytes(StandardCharsets.UTF_8), 1, true)
                    .waitForCompletion(30_000);
            await().atMost(HubProcess.PATIENCE)
                    .until(() -> heard.subList(before, heard.size()).contains(state));
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new String(message.getPayload(), StandardCharsets.UTF_8));
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

        @Override
        public void close() throws MqttException {
            client.disconnectForcibly(1, 1, false);
            client.close(true);
        }
    }
}
