package dev.flightcase.hub.mqtt;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this hub is there, as the primary host of Sparkplug nodes that wait for one (Sparkplug 3.0, Sparkplug Host Application): {@code
 * spBv1.0/STATE/{id}}, retained, online at each connect and offline as its will, both with the time of that connect, and offline with the time of
 * day at a clean stop. A line of its own, since it has a will. {@link #start} and {@link #close} belong to one thread.
 */
public final class HostState implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostState.class);
    private static final String CLIENT_NAME = "flightcase-hub-state";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(1);
    private static final Pattern OFFLINE = Pattern.compile("\"online\"\\s*:\\s*false");
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\"\\s*:\\s*(\\d{1,18})");

    private final BrokerAddress broker;
    private final String topic;
    private final InstantSource clock;
    private final KeptLine kept;
    /** The latest time that was heard of this host. */
    private final AtomicLong seen = new AtomicLong();

    /** @param id of the host: one level of a topic */
    public HostState(BrokerAddress broker, String id, InstantSource clock) {
        this.broker = broker;
        this.topic = "spBv1.0/STATE/" + id;
        this.clock = clock;
        this.kept = new KeptLine(broker, "nodes can not be told that their primary host is here", () -> PAUSE);
    }

    public void start() {
        kept.start("hub-state", this::hold);
    }

    /** Says that the hub goes, and waits for that for a moment. */
    @Override
    public void close() {
        kept.close(GOODBYE_LIMIT);
    }

    /** One connection, from its first packet until it is lost, the hub stops, or somebody else has said that it is away. */
    private void hold(CountDownLatch gone) throws MqttException, InterruptedException {
        // A clock that was set back must not make this hub say what nodes know to be over.
        long since = Math.max(clock.millis(), seen.get() + 1);
        var client = Clients.fresh(broker, CLIENT_NAME);
        try {
            client.setCallback(new Relay((_, message) -> heard(client, message, since, gone), gone));
            var options = Clients.options(broker);
            options.setWill(topic, new MqttMessage(bytes(false, since), Clients.QOS, true, null));
            var limit = Clients.ANSWER_LIMIT.toMillis();
            client.connect(options).waitForCompletion(limit);
            client.subscribe(topic, Clients.QOS).waitForCompletion(limit);
            client.publish(topic, bytes(true, since), Clients.QOS, true).waitForCompletion(limit);
            kept.await(gone);
            goodbye(client, since);
        } finally {
            Clients.discard(client);
        }
    }

    /**
     * The will of a former connection comes late: said again, as nodes go by the time in it. A later one is of another hub with the same id that has
     * stopped: only a new connection has a will that counts after it.
     */
    private void heard(MqttAsyncClient client, MqttMessage message, long since, CountDownLatch gone) {
        var text = new String(message.getPayload(), StandardCharsets.UTF_8);
        var time = TIMESTAMP.matcher(text);
        if (!OFFLINE.matcher(text).find() || !time.find()) {
            return;
        }
        long said = Long.parseLong(time.group(1));
        if (said >= since) {
            seen.accumulateAndGet(said, Math::max);
            gone.countDown();
            return;
        }
        try {
            client.publish(topic, bytes(true, since), Clients.QOS, true);
        } catch (MqttException | RuntimeException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("state could not be said again");
            gone.countDown();
        }
    }

    /** With a goodbye the broker forgets the will. */
    private void goodbye(MqttAsyncClient client, long since) throws MqttException {
        if (!client.isConnected()) {
            return;
        }
        if (kept.isClosed()) {
            var _ = Clients.publish(
                    client, topic, ByteString.copyFrom(bytes(false, Math.max(clock.millis(), since))), true);
        }
        client.disconnect().waitForCompletion(GOODBYE_LIMIT.toMillis());
    }

    private static byte[] bytes(boolean online, long timestamp) {
        return ("{\"online\":" + online + ",\"timestamp\":" + timestamp + "}").getBytes(StandardCharsets.UTF_8);
    }
}
