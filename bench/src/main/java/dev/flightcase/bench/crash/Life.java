package dev.flightcase.bench.crash;

import dev.flightcase.bench.NodeRun;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One node from its first start in an empty folder through many ends. Everything it promises stands in one {@link Book}. One
 * thread.
 */
final class Life {
    private static final long FIRST_SALE_MILLIS = 20_000;
    private static final long SALES_MILLIS_MAX = 800;
    /** One in so many starts is itself struck, within its first second. */
    private static final int STRUCK_STARTS = 8;

    private static final long START_MILLIS = 1000;

    /** None expires, so that what is off the shelf is what was promised. */
    private static final String LONG_HOLDS = """
            [ledger]
            hold-lease-max = "2h"
            hold-lifetime-max = "4h"
            holds-per-device-max = 20000
            """;

    private final Premises premises;
    private final Medium medium;
    private final Tally tally;
    private final SplittableRandom random;
    private final int customers;
    private final Book book = new Book();
    private final Audit audit;

    /**
     * @param premises an empty folder
     * @param medium at their folder {@code data}
     */
    Life(Premises premises, Medium medium, Tally tally, SplittableRandom random, int customers) {
        this.premises = premises;
        this.medium = medium;
        this.tally = tally;
        this.random = random;
        this.customers = customers;
        this.audit = new Audit(book, tally.findings(), random.split());
    }

    /** First start and import, ended as soon as the import has said that it is done. */
    void begin() throws IOException, InterruptedException {
        try (var node = start()) {
            node.awaitReadyMillis();
            premises.importGoods();
            strike(node, false);
        }
    }

    /** A start, a look at what is there, some sales, and the end in the middle of them. */
    void round() throws IOException, InterruptedException {
        try (var node = start()) {
            if (random.nextInt(STRUCK_STARTS) == 0) {
                pause(START_MILLIS);
                strike(node, true);
            } else {
                sell(node, () -> {});
            }
        }
    }

    /**
     * A round that is never struck before it sells.
     *
     * @param first run once the node is there and has been looked at
     */
    void sales(Runnable first) throws IOException, InterruptedException {
        try (var node = start()) {
            sell(node, first);
        }
    }

    private void sell(NodeRun node, Runnable first) throws IOException, InterruptedException {
        node.awaitReadyMillis();
        try (var http = premises.signIn(node)) {
            tally.asksAgain(book.open().size());
            audit.pass(http);
            first.run();
            sell(node, http);
        }
    }

    private void sell(NodeRun node, NodeHttp http) throws IOException, InterruptedException {
        int before = book.size();
        var crowd = new Customers(http, book, tally.findings(), Operation.ALL);
        crowd.start(customers, random.split());
        if (!crowd.awaitFirst(FIRST_SALE_MILLIS)) {
            tally.findings().add(Findings.Kind.REFUSED, "nothing was sold within " + FIRST_SALE_MILLIS + " ms");
        }
        pause(SALES_MILLIS_MAX);
        crowd.struck();
        strike(node, false);
        crowd.stop();
        tally.sold(book.size() - before);
    }

    /** A last start, and a look at all that was ever promised. */
    void end() throws IOException, InterruptedException {
        try (var node = start()) {
            node.awaitReadyMillis();
            try (var http = premises.signIn(node)) {
                tally.asksAgain(book.open().size());
                audit.whole(http);
            }
        }
    }

    private NodeRun start() throws IOException {
        return premises.start(LONG_HOLDS);
    }

    private void strike(NodeRun node, boolean atStart) throws IOException, InterruptedException {
        tally.struck(medium.strike(node, random), atStart);
    }

    /** Up to so long. */
    private void pause(long millisMax) {
        LockSupport.parkNanos(random.nextLong(millisMax * 1_000_000));
    }
}
