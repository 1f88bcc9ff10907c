package dev.flightcase.daemon;

import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.payment.HubSealer;
import dev.flightcase.cache.payment.TokenSealer;
import dev.flightcase.daemon.adapter.JournalOutbox;
import dev.flightcase.daemon.adapter.MachineNetworks;
import dev.flightcase.daemon.adapter.PaymentsForHub;
import dev.flightcase.daemon.adapter.TrainingPaymentPath;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.HubWatch;
import dev.flightcase.daemon.hub.NetworkWatch;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.enrolment.Binary;
import dev.flightcase.provisioning.enrolment.EnrolmentStore;
import dev.flightcase.provisioning.enrolment.HubFacts;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.MqttChannels;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.shop.CommerceConnection;
import dev.flightcase.uplink.shop.Peers;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of what is sold to the hub: the line, and whoever looks at it. */
record Hub(HubLine line, HubWatch watch) {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);
    /** A quarter of the time within which a line is to be used again when a network is back. */
    private static final Duration NETWORKS_EVERY = Duration.ofMillis(500);

    /**
     * What a connection is made of.
     *
     * @param payments opens payment tokens; empty when there is no key for them
     * @param news takes what the hub would have this node sell
     */
    record Means(String nodeId, Ledger ledger, Optional<TokenSealer> payments, HubNews news, MqttChannels channels) {}

    /** Tells the line when a network comes, goes or changes its address. */
    static NetworkWatch networks(HubLine line) {
        return new NetworkWatch(new MachineNetworks(), NETWORKS_EVERY, line::linkChanged);
    }

    /** In place of the connection before; without brokers in the configuration there is none. */
    void start(NodeConfig config, Optional<HubFacts> facts, Means means, SecureRandom random) {
        if (config.commerce().brokers().isEmpty()) {
            line.stop();
        } else {
            line.start(config.commerce().brokers(), maker(config, facts, means, random, line));
        }
    }

    /** Of a node that was not claimed nothing that a hub signs is believed, and payment tokens stay here. */
    private static HubLine.Maker maker(
            NodeConfig config, Optional<HubFacts> facts, Means means, SecureRandom random, HubLine line) {
        var ambient = Ambient.system();
        var keys = facts.map(Hub::keys).orElseGet(() -> new HubKeys(List.of()));
        var payments = payments(means, facts, random);
        var outbox = new JournalOutbox(
                means.ledger(),
                payments,
                config.uplink().timing().send(),
                issued -> line.heard(Duration.between(issued, ambient.clock().instant())));
        var peers = new Peers(means.nodeId(), outbox, means.news(), keys, means.channels());
        return new HubLine.Maker() {
            @Override
            public CommerceConnection through(List<URI> brokers) {
                return new CommerceConnection(config.commerce().withBrokers(brokers), peers, ambient);
            }

            // The newest entry goes once more: the hub answers with what it has.
            @Override
            public void askAgain() {
                if (outbox.last() > 0) {
                    outbox.resendFrom(outbox.last(), outbox.receiptsSince());
                }
            }
        };
    }

    /** What the hub signs is verified with these. */
    static HubKeys keys(HubFacts hub) {
        return new HubKeys(hub.signingKeys().stream()
                .map(key -> Bytes.owning(key.toByteArray()))
                .toList());
    }

    /** A damaged file keeps nobody from selling. */
    static Optional<HubFacts> facts(NodeConfig config, SecureRandom random) {
        try {
            return new EnrolmentStore(config.stall().identityFolder(), random, LOCK_WAIT)
                    .read()
                    .belongsTo();
        } catch (ProvisioningException e) {
            log.atError().setCause(e).log("whose node this is can not be read; nothing that a hub signs is believed");
            return Optional.empty();
        }
    }

    /** @param own whether this node has a key to keep payment tokens under */
    static TrainingPaymentPath.Keys tokenKeys(boolean own, NodeConfig config, SecureRandom random) {
        return new TrainingPaymentPath.Keys(own, () -> facts(config, random).isPresent());
    }

    private static JournalOutbox.Payments payments(Means means, Optional<HubFacts> facts, SecureRandom random) {
        if (means.payments().isEmpty()) {
            return (_, _) -> List.of();
        }
        var hub = facts.map(known -> new HubSealer(bytes(known.tokenKey()), random));
        return new PaymentsForHub(
                means.ledger().reads().journalReads(), means.payments().get(), () -> hub);
    }

    private static dev.flightcase.cache.Bytes bytes(Binary key) {
        return dev.flightcase.cache.Bytes.owning(key.toByteArray());
    }
}
