package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.LinkListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the heartbeat's thread from others: commands and the loss of the present link, and the wish to stop. Holds at
 * most {@value #COMMANDS_MAX} commands; since rebirth is the only one, more of them would not ask for more.
 */
final class Mailbox {
    static final int COMMANDS_MAX = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<byte[]> commands = new ArrayList<>();
    private int generation;
    private long overflowed;
    private @Nullable String lost;
    private boolean stopped;

    /** Forgets the link before and listens to the next one. */
    LinkListener listen() {
        lock.lock();
        try {
            forget();
            return new Slot(generation);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the present link: whatever it still has to say is not heard. */
    void forget() {
        lock.lock();
        try {
            commands.clear();
            lost = null;
            generation++;
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Why the present link is lost, or null while it is not known to be. */
    @Nullable
    String lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    List<byte[]> takeCommands() {
        lock.lock();
        try {
            var taken = List.copyOf(commands);
            commands.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Commands dropped because the box was full, since the last call. */
    long takeOverflowed() {
        lock.lock();
        try {
            long taken = overflowed;
            overflowed = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until something is in the box, at most so long. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !stopped && lost == null && commands.isEmpty()) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Slot implements LinkListener {
        private final int mine;

        Slot(int mine) {
            this.mine = mine;
        }

        @Override
        public void arrived(String topic, byte[] payload) {
            lock.lock();
            try {
                if (mine != generation) {
                    return;
                }
                if (commands.size() < COMMANDS_MAX) {
                    commands.add(payload);
                    news.signalAll();
                } else {
                    overflowed++;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void lost(String reason) {
            lock.lock();
            try {
                if (mine == generation && lost == null) {
                    lost = reason;
                    news.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
