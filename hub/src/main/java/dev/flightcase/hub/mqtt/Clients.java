package dev.flightcase.hub.mqtt;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.LoggerFactory;

/** Makes and discards Paho clients: each is for one connection. */
final class Clients {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Clients.class);
    static final int QOS = 1;
    private static final int KEEP_ALIVE_SECONDS = 10;
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    /** Kept, since the log manager forgets the level of a logger that nobody holds. */
    private static final Logger PAHO_LOG = Logger.getLogger("org.eclipse.paho.mqttv5");

    private Clients() {}

    /** @param name several hubs may be clients of one broker, so it gets a random end */
    static MqttAsyncClient fresh(BrokerAddress broker, String name) throws MqttException {
        // It writes every lost line to standard error, past our log.
        PAHO_LOG.setLevel(Level.OFF);
        var id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new MqttAsyncClient(broker.paho(), id, new MemoryPersistence());
    }

    static MqttConnectionOptions options(BrokerAddress broker) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        if (!broker.user().isEmpty()) {
            options.setUserName(broker.user());
            options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /** Waits until the broker has it; false when it did not get there. A thread that is interrupted stays so. */
    static boolean publish(MqttAsyncClient client, String topic, ByteString payload, boolean retained) {
        try {
            client.publish(topic, payload.toByteArray(), QOS, retained).waitForCompletion(ANSWER_LIMIT.toMillis());
            return true;
        } catch (MqttException | RuntimeException e) {
            // Paho lets other exceptions through, too.
            LOG.atDebug()
                    .addKeyValue("topic", topic)
                    .addKeyValue("error", e.toString())
                    .log("message could not be sent");
            return false;
        }
    }

    static void discard(MqttAsyncClient client) {
        try {
            client.disconnectForcibly(1, 1, false);
        } catch (MqttException | RuntimeException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("line was dropped uncleanly");
        }
        try {
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("client was closed uncleanly");
        }
    }
}
