package dev.flightcase.hub.mqtt;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.downlink.Downlink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's line to the broker: what it is subscribed to, and what it tells nodes, for as long as the hub lives. A virtual thread of its own connects anew,
 * with a fresh client, whenever the line is lost. {@link #start} and {@link #close()} belong to one thread.
 */
public final class HubLink implements Downlink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);
    private static final String CLIENT_NAME = "flightcase-hub";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BrokerAddress broker;
    private final List<Subscription> subscriptions;
    private final KeptLine kept;
    private final CountDownLatch firstUp = new CountDownLatch(1);
    private final AtomicLong session = new AtomicLong();
    private volatile @Nullable MqttAsyncClient up;

    /** @param subscriptions at QoS 1; none of their filters covers another's topics */
    public HubLink(BrokerAddress broker, List<Subscription> subscriptions) {
        this.broker = broker;
        this.subscriptions = List.copyOf(subscriptions);
        this.kept = new KeptLine(broker, "no line to the broker", () -> PAUSE);
    }

    /** Begins to connect and waits for the first success, at most {@code limit}; goes on trying after that. */
    public boolean start(Duration limit) throws InterruptedException {
        kept.start("hub-mqtt", this::hold);
        return firstUp.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether messages arrive now; while they do not, nobody knows how the nodes are. From any thread. */
    public boolean isUp() {
        return up != null;
    }

    /** Sends one message at QoS 0 without waiting. False when there is no line to send it on. From any thread. */
    public boolean offer(String topic, byte[] payload) {
        var client = up;
        if (client == null) {
            return false;
        }
        try {
            client.publish(topic, payload, 0, false);
            return true;
        } catch (MqttException | RuntimeException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("message could not be sent");
            return false;
        }
    }

    @Override
    public long session() {
        return session.get();
    }

    @Override
    public boolean publish(String topic, ByteString payload) {
        return publish(topic, payload, false);
    }

    @Override
    public boolean publishRetained(String topic, ByteString payload) {
        return publish(topic, payload, true);
    }

    private boolean publish(String topic, ByteString payload, boolean retained) {
        var client = up;
        return client != null && Clients.publish(client, topic, payload, retained);
    }

    @Override
    public void close() {
        kept.close(PAUSE);
    }

    /** One connection, from its first packet until it is lost or the hub stops. */
    private void hold(CountDownLatch gone) throws MqttException, InterruptedException {
        var client = Clients.fresh(broker, CLIENT_NAME);
        try {
            client.setCallback(new Relay((topic, message) -> dispatch(topic, message.getPayload()), gone));
            client.connect(Clients.options(broker)).waitForCompletion(ANSWER_LIMIT.toMillis());
            for (var subscription : subscriptions) {
                client.subscribe(subscription.filter(), Clients.QOS).waitForCompletion(ANSWER_LIMIT.toMillis());
            }
            session.incrementAndGet();
            up = client;
            firstUp.countDown();
            kept.await(gone);
        } finally {
            up = null;
            Clients.discard(client);
        }
        if (!kept.isClosed()) {
            LOG.atWarn().addKeyValue("broker", broker).log("line to the broker is lost");
        }
    }

    private void dispatch(String topic, byte[] payload) {
        for (var subscription : subscriptions) {
            if (MqttTopicValidator.isMatched(subscription.filter(), topic)) {
                subscription.sink().accept(topic, payload);
                return;
            }
        }
    }
}
