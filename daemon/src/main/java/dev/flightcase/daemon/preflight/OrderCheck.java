package dev.flightcase.daemon.preflight;

import java.time.Duration;

/** Whether a sale would be stored, and how fast, by way of a training order. */
public final class OrderCheck implements Check.Probe {
    /** A helper notices a second; the aim at a busy stall is a tenth of that. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final OrderPath path;

    private OrderCheck(OrderPath path) {
        this.path = path;
    }

    public static Check of(OrderPath path) {
        return new Check(
                "orders",
                Duration.ofSeconds(20),
                Check.Lane.WAITING,
                new OrderCheck(path),
                Finding.fail(
                        "A training order was not stored within 20 seconds.",
                        "Restart the node and run this again; if it comes back, replace the card."));
    }

    @Override
    public Finding look() throws InterruptedException {
        return switch (path.tryOne()) {
            case OrderPath.Stored(var took)
            when took.compareTo(SLOW) >= 0 ->
                Finding.warn(
                        "A training order took " + Words.time(took) + " to be stored; sales will feel slow.",
                        "Use a faster card (A1 or A2) or an SSD.");
            case OrderPath.Stored(var took) -> Finding.ok("A training order was stored in " + Words.time(took) + ".");
            case OrderPath.Refused(var says, var action) -> Finding.fail(says, action);
            case OrderPath.NotTried(var says, var action) -> Finding.unknown(says, action);
        };
    }
}
