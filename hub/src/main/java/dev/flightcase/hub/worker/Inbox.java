package dev.flightcase.hub.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What waits for a worker, bounded by its bytes: not every broker keeps to the number of messages that a client says it takes. */
final class Inbox {
    /** Objects around the bytes of one message, roughly. */
    private static final int OVERHEAD_BYTES = 1024;

    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final AtomicLong room;

    Inbox(long bytesMax) {
        room = new AtomicLong(bytesMax);
    }

    /** False when there is no room for it. */
    boolean offer(Delivery delivery) {
        if (room.addAndGet(-cost(delivery)) < 0) {
            room.addAndGet(cost(delivery));
            return false;
        }
        return queue.add(delivery);
    }

    Delivery take() throws InterruptedException {
        var delivery = queue.take();
        room.addAndGet(cost(delivery));
        return delivery;
    }

    void clear() {
        for (var delivery = queue.poll(); delivery != null; delivery = queue.poll()) {
            room.addAndGet(cost(delivery));
        }
    }

    private static long cost(Delivery delivery) {
        return (long) delivery.payload().size() + OVERHEAD_BYTES;
    }
}
