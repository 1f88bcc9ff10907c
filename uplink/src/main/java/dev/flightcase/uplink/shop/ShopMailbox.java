package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import dev.flightcase.uplink.commerce.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the connection's thread from others. Bounded: a broker that keeps to what we asked for has at most {@value
 * #RECEIVE_MAX} messages here, and one that does not loses what is beyond {@value #ARRIVALS_MAX}; confirmations are as many as we
 * sent.
 */
final class ShopMailbox {
    /** MQTT 5 Receive Maximum of ours: all kinds of news at once, and some commands. */
    static final int RECEIVE_MAX = 16;

    static final int ARRIVALS_MAX = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Long> delivered = new ArrayList<>();
    private Mail.Wishes wishes = Mail.Wishes.NONE;
    private int generation;
    private int up;
    private long overflowed;
    private @Nullable String lost;
    private boolean journalGrew;
    private boolean stopped;

    /** Forgets the channel before and listens to the next one. */
    ChannelListener listen() {
        lock.lock();
        try {
            forget();
            return new Slot(generation);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the present channel: whatever it still has to say is not heard. */
    void forget() {
        lock.lock();
        try {
            arrivals.clear();
            delivered.clear();
            up = 0;
            lost = null;
            generation++;
        } finally {
            lock.unlock();
        }
    }

    void journalGrew() {
        tell(() -> journalGrew = true);
    }

    void linkChanged() {
        tell(() -> wishes = wishes.withLinkChanged());
    }

    void pushNow() {
        tell(() -> wishes = wishes.withPush());
    }

    void report() {
        tell(() -> wishes = wishes.withReport());
    }

    void metered(boolean metered) {
        tell(() -> wishes = wishes.withMetered(metered));
    }

    void answer(UUID command, CommandOutcome outcome) {
        tell(() -> wishes = wishes.withAnswer(new Mail.Late(command, outcome)));
    }

    void stop() {
        tell(() -> stopped = true);
    }

    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that is in the box. A loss stays there until the channel is forgotten. */
    Mail take() {
        lock.lock();
        try {
            var mail = new Mail(up, lost, List.copyOf(arrivals), List.copyOf(delivered), overflowed, wishes);
            arrivals.clear();
            delivered.clear();
            up = 0;
            overflowed = 0;
            wishes = Mail.Wishes.NONE;
            journalGrew = false;
            return mail;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until something is in the box, at most so long. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && isEmpty()) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return !stopped
                && lost == null
                && up == 0
                && !journalGrew
                && arrivals.isEmpty()
                && delivered.isEmpty()
                && wishes.equals(Mail.Wishes.NONE);
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hears the channel that was opened last. */
    private final class Slot implements ChannelListener {
        private final int mine;

        Slot(int mine) {
            this.mine = mine;
        }

        @Override
        public void up(int inFlightMax) {
            hear(() -> up = inFlightMax);
        }

        @Override
        public void delivered(long token) {
            hear(() -> delivered.add(token));
        }

        @Override
        public void arrived(Arrival arrival) {
            hear(() -> {
                if (arrivals.size() < ARRIVALS_MAX) {
                    arrivals.add(arrival);
                } else {
                    overflowed++;
                }
            });
        }

        @Override
        public void lost(String reason) {
            hear(() -> lost = lost == null ? reason : lost);
        }

        private void hear(Runnable change) {
            tell(() -> {
                if (mine == generation) {
                    change.run();
                }
            });
        }
    }
}
