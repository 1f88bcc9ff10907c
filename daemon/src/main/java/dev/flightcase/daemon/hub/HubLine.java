package dev.flightcase.daemon.hub;

import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceStatus;
import dev.flightcase.uplink.shop.CommerceConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the commerce connection before there is one, and while it is held down for a check. The ledger tells it of every
 * entry; who asks before the start, or without a hub, is told that there is none. Thread-safe; only the switch blocks.
 */
public final class HubLine implements AutoCloseable, BrokerTrial.Line {
    private final ReentrantLock switching = new ReentrantLock();
    private volatile boolean there;
    private volatile @Nullable CommerceConnection connection;
    private volatile @Nullable Duration ahead;
    private @Nullable Maker maker;
    private volatile List<URI> brokers = List.of();

    /** Makes connections. */
    public interface Maker {
        /** A fresh one, not started. */
        CommerceConnection through(List<URI> brokers);

        /** Lets the hub be asked what it has by the next connection; while there is none. */
        void askAgain();
    }

    /** @param expected whether it will be started: what is sold until then is for the hub already */
    public HubLine(boolean expected) {
        this.there = expected;
    }

    /**
     * In place of the connection before, if there was one, which says goodbye first.
     *
     * @param brokers tried in their order
     */
    public void start(List<URI> brokers, Maker maker) {
        switching.lock();
        try {
            end();
            there = true;
            this.maker = maker;
            this.brokers = List.copyOf(brokers);
            connect();
        } finally {
            switching.unlock();
        }
    }

    /** There is no hub until the next {@link #start}. */
    public void stop() {
        switching.lock();
        try {
            end();
            connection = null;
            ahead = null;
            there = false;
        } finally {
            switching.unlock();
        }
    }

    /** Whether what is sold goes to a hub. */
    public boolean isThere() {
        return there;
    }

    /** The first one that is connected to; empty when there is no hub. */
    public Optional<URI> broker() {
        return there ? brokers.stream().findFirst() : Optional.empty();
    }

    /** Whether the session with the broker is up. */
    public boolean isOnline() {
        return status().filter(now -> now.link() instanceof LinkState.Online).isPresent();
    }

    /** Empty when there is no hub to connect to. */
    public Optional<CommerceStatus> status() {
        return Optional.ofNullable(connection).map(CommerceConnection::status);
    }

    /** A receipt came that was made just now; by the node's clock, minus the hub's. */
    public void heard(Duration clockAhead) {
        ahead = clockAhead;
    }

    /** How far this clock was ahead of the hub's at the last such receipt. */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** There is a new entry on disk. */
    public void journalGrew() {
        var running = connection;
        if (running != null) {
            running.journalGrew();
        }
    }

    /** A network came, went or changed its address: a line that waits is tried at once, one that is up has to prove it. */
    public void linkChanged() {
        var running = connection;
        if (running != null) {
            running.linkChanged();
        }
    }

    /** What is in force here has changed: the hub is told. */
    public void standingChanged() {
        var running = connection;
        if (running != null) {
            running.standingChanged();
        }
    }

    /** Sends what waits now; false when there is no hub to send it to. */
    public boolean pushNow() {
        var running = connection;
        if (running != null) {
            running.pushNow();
        }
        return running != null;
    }

    /** Tells the hub what became of a command after all. */
    public void answer(UUID command, CommandOutcome outcome) {
        var running = connection;
        if (running != null) {
            running.answer(command, outcome);
        }
    }

    @Override
    public void use(List<URI> others) {
        switching.lock();
        try {
            var running = connection;
            var make = maker;
            if (running == null || make == null) {
                return;
            }
            running.close();
            brokers = List.copyOf(others);
            make.askAgain();
            connect();
        } finally {
            switching.unlock();
        }
    }

    @Override
    public boolean isProven() {
        return status().filter(now -> now.progress().lastReceipt() != null
                        || (now.progress().last() == 0 && now.link() instanceof LinkState.Online))
                .isPresent();
    }

    /** Ends the connection until {@link #restore}; blocks for as long as a goodbye takes. False when there is none. */
    public boolean cut() {
        switching.lock();
        try {
            var running = connection;
            if (running == null || maker == null) {
                return false;
            }
            running.close();
            return true;
        } finally {
            switching.unlock();
        }
    }

    /** A fresh connection; nothing after {@link #close}. */
    public void restore() {
        switching.lock();
        try {
            connect();
        } finally {
            switching.unlock();
        }
    }

    private void connect() {
        var make = maker;
        if (make != null) {
            var fresh = make.through(brokers);
            fresh.start();
            connection = fresh;
        }
    }

    /** Says goodbye; what is not at the hub then is sent after the next start. */
    @Override
    public void close() {
        switching.lock();
        try {
            end();
        } finally {
            switching.unlock();
        }
    }

    private void end() {
        maker = null;
        var running = connection;
        if (running != null) {
            running.close();
        }
    }
}
