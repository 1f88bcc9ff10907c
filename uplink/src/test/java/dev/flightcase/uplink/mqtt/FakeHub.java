package dev.flightcase.uplink.mqtt;

import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import dev.flightcase.uplink.wire.HubSide;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A hub in memory, for one node: keeps every entry by its place, and answers each batch with a retained receipt. What it has
 * outlives its connection to the broker.
 */
final class FakeHub implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String NODE = "fc-abcdefghij";
    private static final String BASE = "flightcase/v1/flightcase/" + NODE + "/";

    private final Map<Long, TreeMap<Long, Order>> epochs = new ConcurrentHashMap<>();
    private final List<AssertionError> wrong = new CopyOnWriteArrayList<>();
    private final AtomicLong unanswered = new AtomicLong();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final AtomicLong batches = new AtomicLong();
    private volatile MqttAsyncClient client;
    private volatile boolean mute;

    FakeHub(URI broker) throws MqttException {
        connect(broker);
    }

    /** With a fresh client, since the broker may be a new one. */
    void connect(URI broker) throws MqttException {
        var next = new MqttAsyncClient(
                "tcp://" + broker.getHost() + ":" + broker.getPort(), "hub", new MemoryPersistence());
        next.setCallback(new ChannelRelay(new ChannelListener() {
            @Override
            public void up(int inFlightMax) {
                // Waited for below.
            }

            @Override
            public void delivered(long token) {
                // Nobody waits for it.
            }

            @Override
            public void arrived(Arrival arrival) {
                try {
                    take(arrival);
                } catch (AssertionError e) {
                    wrong.add(e);
                }
            }

            @Override
            public void lost(String reason) {
                // The broker of a test may go away.
            }
        }));
        client = next;
        next.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MILLIS);
        next.subscribe(new String[] {BASE + "orders", BASE + "reports"}, new int[] {1, 1})
                .waitForCompletion(PATIENCE_MILLIS);
    }

    /** Takes what comes and answers nothing. */
    void mute(boolean is) {
        mute = is;
    }

    long batches() {
        return batches.get();
    }

    List<Report> reports() {
        return reports;
    }

    /** Every entry from 1 without a gap. */
    long mark(long epoch) {
        var entries = epochs.getOrDefault(epoch, new TreeMap<>());
        synchronized (entries) {
            long mark = 0;
            while (entries.containsKey(mark + 1)) {
                mark++;
            }
            return mark;
        }
    }

    Map<Long, Order> entries(long epoch) {
        var entries = epochs.getOrDefault(epoch, new TreeMap<>());
        synchronized (entries) {
            return new HashMap<>(entries);
        }
    }

    void say(String topic, byte[] payload) throws MqttException {
        client.publish(BASE + topic, payload, 1, true);
    }

    /** Drops what it knows behind a sequence: a hub that was restored from an old backup. */
    void forget(long epoch, long from) {
        var entries = epochs.getOrDefault(epoch, new TreeMap<>());
        synchronized (entries) {
            entries.tailMap(from, true).clear();
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(1, 1, false);
        client.close(true);
        if (!wrong.isEmpty()) {
            throw wrong.getFirst();
        }
    }

    private void take(Arrival arrival) {
        if (arrival.topic().endsWith("reports")) {
            reports.add(HubSide.report(arrival.payload()));
            return;
        }
        var batch = HubSide.batch(arrival.payload(), arrival.properties());
        batches.incrementAndGet();
        keep(batch);
        if (!mute) {
            try {
                client.publish(BASE + "receipts", receipt(batch.getEpoch()), 1, true);
            } catch (MqttException e) {
                // The broker is gone; the next batch is answered.
                unanswered.incrementAndGet();
            }
        }
    }

    private void keep(OrderBatch batch) {
        var entries = epochs.computeIfAbsent(batch.getEpoch(), _ -> new TreeMap<>());
        synchronized (entries) {
            long sequence = batch.getFirst();
            for (var order : batch.getOrdersList()) {
                var before = entries.putIfAbsent(sequence, order);
                if (before != null && !before.equals(order)) {
                    throw new AssertionError("place " + sequence + " was sent with two contents");
                }
                if (!HubSide.hashIsRight(order)) {
                    throw new AssertionError("hash of " + sequence + " is wrong");
                }
                sequence++;
            }
        }
    }

    private byte[] receipt(long epoch) {
        return Receipt.newBuilder()
                .setNode(NODE)
                .setEpoch(epoch)
                .setMark(mark(epoch))
                .setIssuedAt(System.currentTimeMillis())
                .build()
                .toByteArray();
    }
}
