package dev.flightcase.uplink.shop;

import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.ChannelRequest;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.MqttChannels;
import dev.flightcase.uplink.wire.HubSide;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A broker that keeps what it gets and does what it is told. */
final class FakeChannels implements MqttChannels {
    private final List<ChannelRequest> requests = new CopyOnWriteArrayList<>();
    private final List<FakeChannel> channels = new CopyOnWriteArrayList<>();

    List<ChannelRequest> requests() {
        return requests;
    }

    List<URI> tried() {
        return requests.stream().map(ChannelRequest::broker).toList();
    }

    /** The one that was opened last. */
    FakeChannel channel() {
        return channels.getLast();
    }

    int count() {
        return channels.size();
    }

    @Override
    public MqttChannel open(ChannelRequest request, ChannelListener listener) {
        requests.add(request);
        var channel = new FakeChannel(listener);
        channels.add(channel);
        return channel;
    }

    /** A batch as the broker got it. */
    record Batch(long token, long epoch, long first, long last, int bytes) {}

    static final class FakeChannel implements MqttChannel {
        private final ChannelListener listener;
        private final List<Batch> batches = new CopyOnWriteArrayList<>();
        private final List<OrderBatch> messages = new CopyOnWriteArrayList<>();
        private final List<Report> reports = new CopyOnWriteArrayList<>();
        private final List<Integer> acknowledged = new ArrayList<>();
        private int full;
        private volatile boolean goodbyeHangs;
        private volatile boolean goodbye;
        private volatile boolean abandoned;

        FakeChannel(ChannelListener listener) {
            this.listener = listener;
        }

        ChannelListener listener() {
            return listener;
        }

        List<Batch> batches() {
            return batches;
        }

        /** First and last sequence of each batch. */
        List<String> spans() {
            return batches.stream()
                    .map(batch -> batch.first() + "-" + batch.last())
                    .toList();
        }

        /** The same, with what is in them. */
        List<OrderBatch> messages() {
            return messages;
        }

        List<Report> reports() {
            return reports;
        }

        List<Integer> acknowledged() {
            return acknowledged;
        }

        /** The next so many messages find no room. */
        void full(int messages) {
            full = messages;
        }

        void hangGoodbye() {
            goodbyeHangs = true;
        }

        boolean saidGoodbye() {
            return goodbye;
        }

        boolean abandoned() {
            return abandoned;
        }

        /** Confirms everything, again where it did so before. */
        void deliverAll() {
            batches.forEach(batch -> listener.delivered(batch.token()));
            deliverReport();
        }

        /** Confirms a report that is under way. */
        void deliverReport() {
            listener.delivered(-1);
        }

        void arrive(String topic, byte[] payload, int packet) {
            listener.arrived(
                    new Arrival("flightcase/v1/flightcase/fc-abcdefghij/" + topic, payload, Map.of(), packet, 1));
        }

        @Override
        public Handing publish(long token, ChannelMessage message) {
            if (full > 0) {
                full--;
                return new Handing.Full();
            }
            if (message.topic().endsWith("/orders")) {
                var batch = HubSide.batch(message.payload(), message.properties());
                messages.add(batch);
                batches.add(new Batch(
                        token,
                        batch.getEpoch(),
                        batch.getFirst(),
                        batch.getFirst() + batch.getOrdersCount() - 1,
                        message.payload().length));
            } else {
                reports.add(HubSide.report(message.payload()));
            }
            return new Handing.Taken();
        }

        @Override
        public void acknowledge(Arrival arrival) {
            acknowledged.add(arrival.packet());
        }

        @Override
        public void disconnect(Duration limit) throws InterruptedException {
            if (goodbyeHangs) {
                new CountDownLatch(1).await();
            }
            goodbye = true;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }
}
