package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether what is sold waits while the hub is away, and comes to it afterwards: with a training order, and the line held down. */
public final class QueueCheck implements Check.Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEPT = "Sales go on and are kept; flightcase status says what waits and why.";

    private final HubPath hub;
    private final OrderPath orders;
    private final LongSupplier ticks;

    private QueueCheck(HubPath hub, OrderPath orders, LongSupplier ticks) {
        this.hub = hub;
        this.orders = orders;
        this.ticks = ticks;
    }

    /** @param ticks monotonic nanoseconds */
    public static Check of(HubPath hub, OrderPath orders, LongSupplier ticks) {
        return new Check(
                "queue",
                Duration.ofSeconds(40),
                Check.Lane.WAITING,
                new QueueCheck(hub, orders, ticks),
                Finding.unknown("The queue for the hub could not be tried within 40 seconds.", KEPT));
    }

    @Override
    public Finding look() throws InterruptedException {
        if (!hub.exists()) {
            return Finding.ok("Not tried: this stall has no hub, so nothing waits for one.");
        }
        if (!hub.online() || !hub.cut()) {
            return Finding.warn("The hub is not reached, so the queue for it was not tried.", KEPT);
        }
        OrderPath.Trial trial;
        try {
            trial = orders.tryOne();
        } finally {
            hub.restore();
        }
        return switch (trial) {
            case OrderPath.Stored _ -> drained(hub.last());
            case OrderPath.Refused(var says, var action) -> Finding.fail(says, action);
            case OrderPath.NotTried(var says, var action) -> Finding.unknown(says, action);
        };
    }

    private Finding drained(long sequence) throws InterruptedException {
        var began = ticks.getAsLong();
        if (!hub.awaitConfirmed(sequence, PATIENCE)) {
            return Finding.warn(
                    "A training order waited while the line to the hub was cut, and is not there "
                            + PATIENCE.toSeconds() + " seconds after it came back.",
                    KEPT);
        }
        return Finding.ok("A training order waited while the line to the hub was cut, and was there "
                + Words.time(Duration.ofNanos(ticks.getAsLong() - began)) + " after it came back.");
    }
}
