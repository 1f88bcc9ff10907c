package dev.flightcase.bench.faults;

import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.NodeApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Who buy for cash, one thing after the other, until the node is gone or they are sent home. */
final class Customers {
    static final int PRODUCTS = 40;

    private static final int CREATED = 201;
    private static final int LATER = 503;
    private static final int PAUSE_MILLIS = 40;
    private static final int TRIES_MAX = 50;
    private static final int TRY_AGAIN_MILLIS = 200;

    private final NodeApi node;
    private final Book book;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile String refused = "";

    Customers(NodeApi node, Book book) {
        this.node = node;
        this.book = book;
    }

    /** @param random gives each its own */
    void start(int customers, SplittableRandom random) {
        for (int n = 0; n < customers; n++) {
            var own = random.split();
            threads.add(Thread.ofVirtual().name("customer-" + n).start(() -> buy(own)));
        }
    }

    /** Blocks until each has the answer to what was asked last, or knows that none comes. */
    void stop() throws IOException, InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
        if (!refused.isEmpty()) {
            throw new IOException("an order was refused: " + refused);
        }
    }

    /** What was never answered is asked for again, under the same key, until it is. */
    void askAgain() throws IOException, InterruptedException {
        for (var request : book.open().entrySet()) {
            int tries = 0;
            while (!ask(request.getKey(), request.getValue())) {
                if (!refused.isEmpty() || ++tries == TRIES_MAX) {
                    throw new IOException("an order that was asked for again is not answered " + refused);
                }
                Thread.sleep(TRY_AGAIN_MILLIS);
            }
        }
    }

    private void buy(RandomGenerator random) {
        try {
            while (!stopping && refused.isEmpty()) {
                var key = new UUID(random.nextLong(), random.nextLong()).toString();
                if (!ask(key, order(random))) {
                    return;
                }
                Thread.sleep(random.nextInt(PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when nobody knows whether it happened. */
    private boolean ask(String key, String json) throws InterruptedException {
        book.asks(key, json);
        try {
            var reply = node.send("POST", "/api/v1/orders", Map.of("Idempotency-Key", "\"" + key + "\""), json);
            if (reply.status() == CREATED) {
                var order = reply.json();
                book.acknowledged(key, order.at("id").text(), order.at("hash").text());
                return true;
            }
            if (reply.status() != LATER) {
                refused = reply.status() + " " + reply.body();
            }
            return false;
        } catch (IOException e) {
            // It was killed, or is about to be.
            return false;
        }
    }

    private static String order(RandomGenerator random) {
        int product = random.nextInt(PRODUCTS);
        long quantity = 1 + random.nextLong(3);
        return "{\"lines\":[{\"sku\":\"" + GoodsFolder.sku(product) + "\",\"quantity\":" + quantity
                + "}],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":" + GoodsFolder.cents(product) * quantity
                + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper " + random.nextInt(9) + "\"}";
    }
}
