package dev.flightcase.bench.uplink;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.mqtt.PahoTransport;
import dev.flightcase.uplink.shop.CommerceConnection;
import dev.flightcase.uplink.shop.Peers;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The node's own connection to the hub with a journal in memory, and nothing else of a node. */
final class SimulatedNode implements AutoCloseable {
    private final String id;
    private final MemoryOutbox outbox;
    private final CommerceConnection connection;
    private final SplittableRandom random;
    private long number;

    /**
     * @param id that no other node ever had at this hub
     * @param brokerPort of 127.0.0.1, without TLS
     */
    SimulatedNode(String id, int brokerPort, boolean metered, SplittableRandom random) {
        this.id = id;
        this.random = random;
        this.outbox = new MemoryOutbox(random.nextLong() | 1);
        var defaults = CommerceConfig.toBrokers(List.of(URI.create("mqtt://127.0.0.1:" + brokerPort)));
        var metering = defaults.metering();
        var config = new CommerceConfig(
                defaults.brokers(),
                defaults.group(),
                defaults.sending(),
                new CommerceConfig.Metering(
                        metered, metering.keepAlive(), metering.pushEvery(), metering.bytesPerHour()),
                defaults.timing(),
                defaults.backoff());
        this.connection = new CommerceConnection(
                config,
                new Peers(id, outbox, new NoNews(), new HubKeys(List.of()), new PahoTransport()),
                Ambient.system());
    }

    void start() {
        connection.start();
    }

    boolean isOnline() {
        return connection.status().link() instanceof LinkState.Online;
    }

    /** Links that were lost and attempts that failed. */
    long failures() {
        return connection.status().failures();
    }

    /** As when a modem says that the network is there again. */
    void linkChanged() {
        connection.linkChanged();
    }

    /** Not sold yet. */
    List<OutboxEntry> make(int orders) {
        return MadeOrders.of(id, orders, random);
    }

    /** These are in the journal now. */
    void sell(List<OutboxEntry> orders) {
        outbox.add(orders);
        number = outbox.last();
        connection.journalGrew();
    }

    void sellOne() {
        sell(List.of(MadeOrders.order(id, ++number, random)));
    }

    MemoryOutbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        connection.close();
    }

    /** A hub without keys is not believed, so none of this is ever called. */
    private static final class NoNews implements HubNews {
        @Override
        public void catalog(CatalogNews news) {}

        @Override
        public void allotments(AllotmentNews news) {}

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            return new CommandOutcome.Unknown();
        }

        @Override
        public NodeStanding standing() {
            return NodeStanding.NONE;
        }
    }
}
