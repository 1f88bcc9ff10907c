package dev.flightcase.bench.crash;

import dev.flightcase.demo.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Customers who do one thing after the other until the node is gone, and one who watches the stock. */
final class Customers {
    private static final int WATCH_MILLIS = 5;

    private final NodeHttp node;
    private final Book book;
    private final Till till;
    private final List<Operation> operations;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile boolean stopping;

    Customers(NodeHttp node, Book book, Findings findings, List<Operation> operations) {
        this.node = node;
        this.book = book;
        this.till = new Till(node, book, findings);
        this.operations = List.copyOf(operations);
    }

    /** @param random gives each customer its own */
    void start(int customers, SplittableRandom random) {
        for (int n = 0; n < customers; n++) {
            var own = random.split();
            threads.add(Thread.ofVirtual().name("customer-" + n).start(() -> buy(own)));
        }
        threads.add(Thread.ofVirtual().name("watcher").start(this::watch));
    }

    /** True once something has been acknowledged. */
    boolean awaitFirst(long millis) throws InterruptedException {
        return first.await(millis, TimeUnit.MILLISECONDS);
    }

    /** To be called before the node is. */
    void struck() {
        till.struck();
    }

    private void buy(RandomGenerator random) {
        try {
            while (!stopping) {
                operations.get(random.nextInt(operations.size())).run(till, random);
                first.countDown();
            }
        } catch (Gone | InterruptedException e) {
            // Until after the restart.
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                if (node.get("/api/v1/stock") instanceof Answer.Answered(int status, var body) && status == 200) {
                    book.saw(Json.parse(body).at("revision").number(0));
                }
                Thread.sleep(WATCH_MILLIS);
            }
        } catch (InterruptedException e) {
            // The node is gone.
        }
    }

    /** Blocks until nobody asks any more. */
    void stop() throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.interrupt();
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
