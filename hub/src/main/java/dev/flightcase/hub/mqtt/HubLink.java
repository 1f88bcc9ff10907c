package dev.flightcase.hub.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's line to the broker: one subscription, held for as long as the hub lives. A virtual thread of its own connects anew,
 * with a fresh client, whenever the line is lost. {@link #start} and {@link #close()} belong to one thread.
 */
public final class HubLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);
    private static final String CLIENT_NAME = "flightcase-hub";
    private static final int QOS = 1;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BrokerAddress broker;
    private final String filter;
    private final MessageSink sink;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch firstUp = new CountDownLatch(1);
    private final AtomicLong session = new AtomicLong();
    private volatile @Nullable MqttAsyncClient up;
    private volatile @Nullable CountDownLatch lost;
    private @Nullable Thread thread;

    /** @param filter the topic filter that is subscribed at QoS 1 */
    public HubLink(BrokerAddress broker, String filter, MessageSink sink) {
        this.broker = broker;
        this.filter = filter;
        this.sink = sink;
    }

    /** Begins to connect and waits for the first success, at most {@code limit}; goes on trying after that. */
    public boolean start(Duration limit) throws InterruptedException {
        thread = Thread.ofVirtual().name("hub-mqtt").start(this::keepUp);
        return firstUp.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether messages arrive now; while they do not, nobody knows how the nodes are. From any thread. */
    public boolean isUp() {
        return up != null;
    }

    /** Sends one message at QoS 0 without waiting. False when there is no line to send it on. From any thread. */
    public boolean publish(String topic, byte[] payload) {
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

    /** Another number after each new connection, to a broker that may have forgotten everything. From any thread. */
    public long session() {
        return session.get();
    }

    /** Sends a retained message at QoS 1 and waits for the broker to have it. False when it can not be sent now. From any thread that may wait. */
    public boolean publishRetained(String topic, byte[] payload) {
        var client = up;
        if (client == null) {
            return false;
        }
        try {
            client.publish(topic, payload, QOS, true).waitForCompletion(ANSWER_LIMIT.toMillis());
            return true;
        } catch (MqttException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("message could not be sent");
            return false;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        var waiting = lost;
        if (waiting != null) {
            waiting.countDown();
        }
        if (thread != null) {
            try {
                thread.join(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keepUp() {
        boolean told = false;
        try {
            while (stop.getCount() > 0) {
                try {
                    hold();
                    told = false;
                } catch (MqttException | RuntimeException e) {
                    // Paho lets other exceptions through, too; a line that nobody takes up again would be worse than
                    // any of them.
                    if (!told) {
                        LOG.atWarn()
                                .addKeyValue("broker", broker)
                                .addKeyValue("error", e.toString())
                                .log("no line to the broker");
                        told = true;
                    }
                }
                stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread but a JVM that ends.
        }
    }

    /** One connection, from its first packet until it is lost or the hub stops. */
    private void hold() throws MqttException, InterruptedException {
        var gone = new CountDownLatch(1);
        lost = gone;
        var client = Clients.fresh(broker, CLIENT_NAME);
        try {
            client.setCallback(new Relay((topic, message) -> sink.accept(topic, message.getPayload()), gone));
            client.connect(Clients.options(broker)).waitForCompletion(ANSWER_LIMIT.toMillis());
            client.subscribe(filter, QOS).waitForCompletion(ANSWER_LIMIT.toMillis());
            session.incrementAndGet();
            up = client;
            firstUp.countDown();
            if (stop.getCount() > 0) {
                gone.await();
            }
        } finally {
            up = null;
            Clients.discard(client);
        }
        if (stop.getCount() > 0) {
            LOG.atWarn().addKeyValue("broker", broker).log("line to the broker is lost");
        }
    }
}
