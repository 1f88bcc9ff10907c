package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;

/** Simulated customers, as {@code --buyers N}. */
public final class Buyers {
    private static final int CHECKED_MAX = 500;

    private final Http http;
    private final URI base;
    private final long seed;
    private final Pace pace = new Pace();
    private final Crowd crowd = new Crowd("buyer", pace);
    private final Sales sales = new Sales();
    private int checked;
    private int seen;

    /**
     * @param base root of the node, with a trailing slash
     * @param seed the same seed makes the same choices and keys
     */
    public Buyers(Http http, URI base, long seed) {
        this.http = http;
        this.base = base;
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
        crowd.start(count, _ -> new Buyer(new Shop(http, base), seeds.split(), pace, sales));
    }

    /** Waits for purchases under way, then asks the node for what it acknowledged: up to 500 orders, within the patience. */
    public void stop(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        crowd.stop(patience.dividedBy(2));
        var shop = new Shop(http, base);
        for (var id : sales.acknowledged()) {
            if (checked >= CHECKED_MAX || System.nanoTime() - deadline > 0) {
                return;
            }
            checked++;
            seen += shop.hasOrder(id) ? 1 : 0;
        }
    }

    public Report report() {
        return sales.report(checked, seen);
    }
}
