package dev.flightcase.daemon.adapter;

import dev.flightcase.hal.network.Endpoint;
import dev.flightcase.hal.network.NodeLife;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the watch over the networks asks the stall. Asked by one thread. */
public final class StallLife implements NodeLife {
    /** Who bought, or put something aside, so lately may be in the middle of paying. */
    private static final Duration CHECKOUT = Duration.ofSeconds(20);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int MQTT = 1883;
    private static final int MQTTS = 8883;

    private final Supplier<Optional<URI>> broker;
    private final BooleanSupplier session;
    private final LongSupplier revision;
    private final LongSupplier ticks;
    private long lastRevision;
    private long changedAt;

    /**
     * @param broker that the node connects to; empty without a hub
     * @param session whether the node's own session with it is up
     * @param revision rises with each change of the stock
     * @param ticks monotonic nanoseconds
     */
    public StallLife(
            Supplier<Optional<URI>> broker, BooleanSupplier session, LongSupplier revision, LongSupplier ticks) {
        this.broker = broker;
        this.session = session;
        this.revision = revision;
        this.ticks = ticks;
        lastRevision = revision.getAsLong();
        changedAt = ticks.getAsLong() - CHECKOUT.toNanos();
    }

    /** A broker on this machine is reached over no link. */
    @Override
    public Optional<Endpoint> broker() {
        return broker.get()
                .filter(uri -> uri.getHost() != null && !THIS_MACHINE.contains(uri.getHost()))
                .map(uri -> new Endpoint(uri.getHost(), port(uri)));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "mqtts".equals(uri.getScheme()) ? MQTTS : MQTT;
    }

    @Override
    public boolean sessionIsUp() {
        return session.getAsBoolean();
    }

    /** A stock that moves is a stall that sells: closer than that nobody can tell who is paying. */
    @Override
    public boolean checkoutIsOpen() {
        long now = ticks.getAsLong();
        long seen = revision.getAsLong();
        if (seen != lastRevision) {
            lastRevision = seen;
            changedAt = now;
        }
        return now - changedAt < CHECKOUT.toNanos();
    }
}
