package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Simulated customers, as {@code --buyers N}. */
public final class Buyers {
    private static final int CHECKED_MAX = 500;

    private final Http http;
    private final URI base;
    private final OperatorDesk desk;
    private final long seed;
    private final Pace pace = new Pace();
    private final Crowd crowd = new Crowd("buyer", pace);
    private final Sales sales = new Sales();
    private int checked;
    private int seen;

    /**
     * @param base root of the node, with a trailing slash
     * @param desk gives each buyer a phone that may sell
     * @param seed the same seed makes the same choices and keys
     */
    public Buyers(Http http, URI base, OperatorDesk desk, long seed) {
        this.http = http;
        this.base = base;
        this.desk = desk;
        this.seed = seed;
    }

    /**
     * @param sold acknowledged by the node
     * @param refused by the node, for lack of stock
     * @param retries with the same key
     * @param firstError the empty string if there was none
     * @param checked acknowledged orders that were asked for again
     * @param seen those of them that the node still knew
     */
    public record Report(
            long sold, long refused, long retries, long errors, String firstError, int checked, int seen) {}

    public void start(int count) {
        var seeds = new SplittableRandom(seed);
        crowd.start(count, i -> new Buyer(() -> enter("Buyer " + (i + 1)), seeds.split(), pace, sales));
    }

    private Optional<Shop> enter(String name) throws InterruptedException {
        return switch (desk.enrol(name)) {
            case OperatorDesk.Outcome.Got(var cookie) -> Optional.of(new Shop(http, base, cookie));
            case OperatorDesk.Outcome.Failed(var why) -> {
                sales.error(why);
                yield Optional.empty();
            }
        };
    }

    /** Waits for purchases under way, then asks the node for what it acknowledged: up to 500 orders, within the patience. */
    public void stop(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        crowd.stop(patience.dividedBy(2));
        if (sales.acknowledged().isEmpty()) {
            return;
        }
        var shop = enter("Inventory");
        for (var id : sales.acknowledged()) {
            if (shop.isEmpty() || checked >= CHECKED_MAX || System.nanoTime() - deadline > 0) {
                return;
            }
            checked++;
            seen += shop.get().hasOrder(id) ? 1 : 0;
        }
    }

    public Report report() {
        return sales.report(checked, seen);
    }
}
