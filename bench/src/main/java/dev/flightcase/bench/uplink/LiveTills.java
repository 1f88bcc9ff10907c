package dev.flightcase.bench.uplink;

import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.NodeApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Phones that sell at a pace while something else goes on. Each is one thread; what they saw is read after {@link #stop}. */
final class LiveTills {
    static final int TILLS = 4;

    private static final long EVERY_NANOS = 50_000_000;
    private static final int CREATED = 201;

    private final NodeApi node;
    private final int products;
    private final List<Sale> sales = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile String trouble = "";

    /**
     * An order and its answer.
     *
     * @param since when it was due, or sent, by {@link System#nanoTime}
     * @param answered when the answer was whole
     * @param number on its receipt
     */
    record Sale(long since, long answered, long number) {
        long nanos() {
            return answered - since;
        }
    }

    /** @param products in the catalog, as {@link GoodsFolder#many} makes them */
    LiveTills(NodeApi node, int products) {
        this.node = node;
        this.products = products;
    }

    /** How it is done, for the report. */
    static String words() {
        return "%d phones with an order every %d ms each".formatted(TILLS, EVERY_NANOS / 1_000_000);
    }

    void start(SplittableRandom random) {
        long now = System.nanoTime();
        for (int till = 0; till < TILLS; till++) {
            var own = random.split();
            var pace = new Pace.Steady(now + EVERY_NANOS * till / TILLS, EVERY_NANOS);
            threads.add(Thread.ofPlatform().name("till-" + till).daemon().start(() -> sell(pace, own)));
        }
    }

    /** Blocks until each has its last answer. */
    void stop() throws IOException, InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
        complain();
    }

    private void complain() throws IOException {
        if (!trouble.isEmpty()) {
            throw new IOException("an order was not taken: " + trouble);
        }
    }

    /** Blocks until there is one that fits. */
    void await(Predicate<Sale> which) throws IOException, InterruptedException {
        while (sales(which).isEmpty()) {
            complain();
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Those that fit. */
    List<Sale> sales(Predicate<Sale> which) {
        synchronized (sales) {
            return sales.stream().filter(which).toList();
        }
    }

    private void sell(Pace pace, RandomGenerator random) {
        try {
            while (!stopping && trouble.isEmpty()) {
                long wait = pace.waitNanos(System.nanoTime());
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                    continue;
                }
                var order = order(random);
                var key = Map.of("Idempotency-Key", "\"" + new UUID(random.nextLong(), random.nextLong()) + "\"");
                long since = pace.begin(System.nanoTime());
                var reply = node.send("POST", "/api/v1/orders", key, order);
                long answered = System.nanoTime();
                pace.answered(answered);
                if (reply.status() != CREATED) {
                    trouble = reply.status() + " " + reply.body();
                    return;
                }
                long number = reply.json().at("number").number(0);
                synchronized (sales) {
                    sales.add(new Sale(since, answered, number));
                }
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String order(RandomGenerator random) {
        int product = random.nextInt(products);
        return "{\"lines\":[{\"sku\":\"" + GoodsFolder.sku(product)
                + "\",\"quantity\":1}],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":"
                + GoodsFolder.cents(product) + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper "
                + random.nextInt(9) + "\"}";
    }
}
