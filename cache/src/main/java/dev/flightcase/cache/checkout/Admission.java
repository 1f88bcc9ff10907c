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
    private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(1);
    /** A new batch counts a quarter: steady, and right again after a few. */
    private static final int SMOOTHING = 4;

    private final LedgerConfig.Queue config;
    private final LongSupplier ticks;
    private final BlockingQueue<Command> queue;
    private final ConcurrentHashMap<UUID, Integer> byDevice = new ConcurrentHashMap<>();
    /** How long a batch takes; its disk is most of that, however many commands it carries. */
    private volatile long batchNanos;

    private long begunTicks;

    Admission(LedgerConfig.Queue config, LongSupplier ticks, BlockingQueue<Command> queue) {
        this.config = config;
        this.ticks = ticks;
        this.queue = queue;
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

    /** A batch begins. The ledger's thread. */
    void begun() {
        begunTicks = ticks.getAsLong();
    }

    /** They are answered. The ledger's thread. */
    void left(List<? extends Command> commands) {
        for (var command : commands) {
            if (command instanceof Command.Act<?> act) {
                leave(act.device());
            }
        }
        var took = ticks.getAsLong() - begunTicks;
        batchNanos = batchNanos == 0 ? took : batchNanos + (took - batchNanos) / SMOOTHING;
    }

    /** How long what is queued now will take, as far as the last batches tell. Any thread. */
    Duration retryAfter() {
        var batches = queue.size() / config.batchMax() + 1;
        var drained = Duration.ofNanos(batches * batchNanos);
        var least = drained.compareTo(config.retryAfter()) < 0 ? config.retryAfter() : drained;
        return least.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : least;
    }
}
