package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Who may wait. The queue is first come, first served, and bounded; a device has its share of it, so that one that asks
 * without end cannot keep the others out when a drop opens. Whoever is turned away is told honestly how long what waits
 * will take.
 */
final class Admission {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(1);
    /** A new second counts a quarter: steady, and right again after a few. */
    private static final int SMOOTHING = 4;

    private final LedgerConfig.Queue config;
    private final LongSupplier ticks;
    private final BlockingQueue<Command> queue;
    private final ConcurrentHashMap<UUID, Integer> byDevice = new ConcurrentHashMap<>();
    private volatile long perSecond;
    private long since;
    private long answered;

    Admission(LedgerConfig.Queue config, LongSupplier ticks, BlockingQueue<Command> queue) {
        this.config = config;
        this.ticks = ticks;
        this.queue = queue;
        this.since = ticks.getAsLong();
    }

    /** Queues it, unless there are too many of its device or in all. Any thread; does not block. */
    boolean offer(Command.Act<?> act) {
        if (!enter(act.device())) {
            return false;
        }
        if (queue.offer(act)) {
            return true;
        }
        leave(act.device());
        return false;
    }

    private boolean enter(UUID device) {
        var entered = new AtomicBoolean();
        byDevice.compute(device, (_, many) -> {
            var waiting = many == null ? 0 : many;
            entered.set(waiting < config.perDeviceMax());
            return entered.get() ? waiting + 1 : waiting;
        });
        return entered.get();
    }

    private void leave(UUID device) {
        byDevice.computeIfPresent(device, (_, many) -> many == 1 ? null : many - 1);
    }

    /** They are answered. The ledger's thread. */
    void left(List<? extends Command> commands) {
        for (var command : commands) {
            if (command instanceof Command.Act<?> act) {
                leave(act.device());
                answered++;
            }
        }
        var now = ticks.getAsLong();
        if (now - since >= SECOND_NANOS) {
            var rate = answered * SECOND_NANOS / (now - since);
            perSecond = perSecond == 0 ? rate : perSecond + (rate - perSecond) / SMOOTHING;
            since = now;
            answered = 0;
        }
    }

    /** How long what is queued now will take, as far as the last seconds tell. Any thread. */
    Duration retryAfter() {
        var rate = perSecond;
        var drained = rate == 0 ? Duration.ZERO : Duration.ofMillis(queue.size() * 1000L / rate);
        var least = drained.compareTo(config.retryAfter()) < 0 ? config.retryAfter() : drained;
        return least.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : least;
    }
}
