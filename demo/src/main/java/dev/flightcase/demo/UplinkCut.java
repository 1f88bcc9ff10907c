package dev.flightcase.demo;

import java.time.Duration;

/** Cuts the uplink once, and watches what the hub makes of it. Runs in a thread of its own. */
final class UplinkCut implements Runnable {
    private static final Duration AFTER_READY = Duration.ofSeconds(10);
    /** The node's retries are at most this far apart in a demo. */
    private static final Duration RETURN_PATIENCE = Duration.ofSeconds(30);

    private final World world;
    private final Duration length;
    private volatile boolean made;
    private volatile boolean seen;

    UplinkCut(World world, Duration length) {
        this.world = world;
        this.length = length;
    }

    @Override
    public void run() {
        try {
            if (!world.stop().await(AFTER_READY)) {
                cut();
            }
        } catch (InterruptedException e) {
            // The demo ends; what was seen before counts.
        }
    }

    private void cut() throws InterruptedException {
        made = true;
        world.relay().cut();
        world.progress().step("uplink", "cut for " + length.toSeconds() + " s");
        long start = System.nanoTime();
        boolean left = world.stop().waitUntil(() -> !online(), length);
        world.stop().await(length.minusNanos(System.nanoTime() - start));
        world.relay().restore();
        world.progress().step("uplink", "restored");
        long waited = world.node().ordersWaiting();
        boolean back = world.stop().waitUntil(this::online, RETURN_PATIENCE);
        seen = left && back;
        if (seen) {
            world.progress().step("heartbeat", "the hub saw the node leave and come back");
        }
        if (waited > 0 && world.stop().waitUntil(this::drained, RETURN_PATIENCE)) {
            world.progress().step("orders", waited + " waited for the hub, and are there now");
        }
    }

    private boolean drained() {
        try {
            return world.node().ordersWaiting() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean online() {
        try {
            return world.hub().seesNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean made() {
        return made;
    }

    boolean seen() {
        return seen;
    }
}
