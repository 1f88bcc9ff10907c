package dev.flightcase.demo;

import dev.flightcase.demo.client.NodeClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Watches how many orders wait for the hub. Runs in a thread of its own; asked by any. */
final class HubQueue implements Runnable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final NodeClient node;
    private final StopSign stop;
    private final AtomicLong longest = new AtomicLong();

    HubQueue(NodeClient node, StopSign stop) {
        this.node = node;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            do {
                longest.accumulateAndGet(node.ordersWaiting(), Math::max);
            } while (!stop.await(PERIOD));
        } catch (InterruptedException e) {
            // The demo ends; what was seen before counts.
        }
    }

    /** The most that waited at a time. */
    long longest() {
        return longest.get();
    }
}
