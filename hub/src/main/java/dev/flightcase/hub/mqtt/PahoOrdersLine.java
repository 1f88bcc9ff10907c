package dev.flightcase.hub.mqtt;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.worker.Delivery;
import dev.flightcase.hub.worker.OrdersLine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's connection through Paho: shared subscription, manual acknowledgements, a fresh client after each loss. */
public final class PahoOrdersLine implements OrdersLine {
    private static final Logger LOG = LoggerFactory.getLogger(PahoOrdersLine.class);
    private static final String CLIENT_NAME = "flightcase-hub-orders";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS_LEAST = 200;
    private static final long PAUSE_MILLIS_MOST = 1000;

    private final BrokerAddress broker;
    private final int receiveMax;
    private final KeptLine kept;
    private volatile @Nullable MqttAsyncClient up;

    /** @param receiveMax messages that the broker may send before the first of them is acknowledged */
    public PahoOrdersLine(BrokerAddress broker, int receiveMax) {
        this.broker = broker;
        this.receiveMax = receiveMax;
        this.kept = new KeptLine(broker, "a worker has no line to the broker", PahoOrdersLine::pause);
    }

    @Override
    public void start(Predicate<Delivery> arrived, Runnable lost) {
        kept.start("hub-orders-line", ended -> hold(arrived, lost, ended));
    }

    @Override
    public boolean isUp() {
        return up != null;
    }

    @Override
    public boolean publishRetained(String topic, ByteString payload) throws InterruptedException {
        var client = up;
        if (client == null) {
            return false;
        }
        boolean sent = Clients.publish(client, topic, payload, true);
        if (!sent && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return sent;
    }

    @Override
    public void close() {
        kept.close(Duration.ofMillis(PAUSE_MILLIS_MOST));
    }

    private static Duration pause() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS_LEAST, PAUSE_MILLIS_MOST));
    }

    private void hold(Predicate<Delivery> arrived, Runnable lost, CountDownLatch ended)
            throws MqttException, InterruptedException {
        try {
            hold(arrived, ended);
        } finally {
            lost.run();
        }
    }

    /** One connection, from its first packet until it is lost or the worker stops. */
    private void hold(Predicate<Delivery> arrived, CountDownLatch ended) throws MqttException, InterruptedException {
        var client = Clients.fresh(broker, CLIENT_NAME);
        try {
            client.setManualAcks(true);
            client.setCallback(new Relay(
                    (topic, message) -> {
                        if (!arrived.test(delivery(client, topic, message))) {
                            ended.countDown();
                        }
                    },
                    ended));
            var options = Clients.options(broker);
            options.setReceiveMaximum(receiveMax);
            client.connect(options).waitForCompletion(ANSWER_LIMIT.toMillis());
            client.subscribe(NodeTopic.ORDERS_FILTER, Clients.QOS).waitForCompletion(ANSWER_LIMIT.toMillis());
            up = client;
            kept.await(ended);
        } finally {
            up = null;
            Clients.discard(client);
        }
    }

    private static Delivery delivery(MqttAsyncClient client, String topic, MqttMessage message) {
        int id = message.getId();
        int qos = message.getQos();
        return new Delivery(topic, encoding(message), ByteString.copyFrom(message.getPayload()), () -> {
            try {
                client.messageArrivedComplete(id, qos);
            } catch (MqttException | RuntimeException e) {
                // A client that was discarded throws what it likes. The broker gives the message to somebody else, for
                // whom it is a duplicate.
                LOG.atDebug().addKeyValue("error", e.toString()).log("message could not be acknowledged");
            }
        });
    }

    private static String encoding(MqttMessage message) {
        var properties = message.getProperties();
        if (properties != null && properties.getUserProperties() != null) {
            for (var property : properties.getUserProperties()) {
                if (property.getKey().equals("encoding")) {
                    return property.getValue();
                }
            }
        }
        return "identity";
    }
}
