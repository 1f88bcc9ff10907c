package dev.flightcase.bench.faults;

import dev.flightcase.demo.relay.FaultRelay;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One run: customers buy, something goes wrong in the middle of it, and they go on. One thread. */
final class Scene {
    private static final int CUSTOMERS = 4;
    private static final int SALES_MILLIS_MIN = 200;
    private static final int SALES_MILLIS_MAX = 1_000;
    private static final int QUIET_MILLIS = 300;
    private static final int STRETCHES = 3;
    private static final int CROWD = 24;
    private static final int JUMPS = 2;
    private static final int CLOCKS = 4;
    private static final int DAYS_BACK = 20_000;
    private static final int DAYS_AHEAD = 400;
    private static final int HOURS_AHEAD = 12;
    private static final int SECONDS_BACK = 90;

    private final Region region;
    private final FaultRelay relay;
    private final Shop shop;
    private final Book book;
    private final HubBooks hubBooks;

    Scene(Region region, FaultRelay relay, Shop shop, Book book, HubBooks hubBooks) {
        this.region = region;
        this.relay = relay;
        this.shop = shop;
        this.book = book;
        this.hubBooks = hubBooks;
    }

    /** Whether the node was started anew. What is well again afterwards, without the wire. */
    boolean play(Kind kind, SplittableRandom random) throws IOException, InterruptedException {
        switch (kind) {
            case DROP, DELAY, TRUNCATE, HALF_OPEN, REPLAY, DUPLICATE, REORDER -> wire(kind, random);
            case BROKER -> broker(random);
            case WORKER -> worker(random);
            case NODE -> node(random);
            case CARD -> card(random);
            case OUTAGE -> outage(random);
            case CLOCK -> clock(random);
        }
        return switch (kind) {
            case NODE, CARD, OUTAGE, CLOCK -> true;
            case DROP, DELAY, TRUNCATE, HALF_OPEN, REPLAY, DUPLICATE, REORDER, BROKER, WORKER -> false;
        };
    }

    /** Faults meet connections from their start, so the node has to connect anew. */
    private void wire(Kind kind, SplittableRandom random) throws IOException, InterruptedException {
        relay.meet(WireFaults.of(kind, random));
        relay.cut();
        var customers = customers(random);
        pause(random);
        pause(random);
        customers.stop();
        customers.askAgain();
    }

    private void broker(SplittableRandom random) throws IOException, InterruptedException {
        var customers = customers(random);
        pause(random);
        region.killHub();
        pause(random);
        customers.stop();
        customers.askAgain();
        region.start();
    }

    private void worker(SplittableRandom random) throws IOException, InterruptedException {
        region.startWorker();
        var customers = customers(random);
        pause(random);
        region.killWorker();
        pause(random);
        customers.stop();
        customers.askAgain();
    }

    private void node(SplittableRandom random) throws IOException, InterruptedException {
        var before = customers(random);
        pause(random);
        shop.kill();
        before.stop();
        shop.start();
        var after = customers(random);
        after.askAgain();
        pause(random);
        after.stop();
        after.askAgain();
    }

    /** Some of what is sold after the copy never leaves the card, or some of what is sold after the return is sold without a line. */
    private void card(SplittableRandom random) throws IOException, InterruptedException {
        shop.kill();
        shop.copyCard();
        shop.start();
        var known = book.promised().keySet();
        var before = customers(random);
        pause(random);
        if (random.nextBoolean()) {
            cutOff();
            pause(random);
        }
        before.stop();
        before.askAgain();
        shop.kill();
        relay.meet(WireFaults.NONE);
        var gone = new HashSet<>(book.promised().keySet());
        gone.removeAll(known);
        gone.removeAll(atHub());
        book.drop(gone.stream().toList());
        shop.putBackCard();
        boolean offline = random.nextBoolean();
        if (offline) {
            cutOff();
        }
        shop.start();
        var after = customers(random);
        pause(random);
        after.stop();
        after.askAgain();
    }

    /** As many sales as in a day, with nobody to tell of them until its end. */
    private void outage(SplittableRandom random) throws IOException, InterruptedException {
        cutOff();
        for (int stretch = 1; stretch <= STRETCHES; stretch++) {
            var customers = new Customers(shop.api(), book);
            customers.start(CROWD, random);
            pause(random);
            pause(random);
            if (stretch < STRETCHES) {
                shop.kill();
            }
            customers.stop();
            if (stretch < STRETCHES) {
                shop.start();
                cutOff();
            }
        }
        new Customers(shop.api(), book).askAgain();
    }

    private void clock(SplittableRandom random) throws IOException, InterruptedException {
        var clock = shop.clock().orElseThrow(() -> new IOException("libfaketime is missing: apt install faketime"));
        shop.kill();
        clock.set(anyTime(random));
        shop.start(clock);
        for (int jump = 0; jump < JUMPS; jump++) {
            var customers = customers(random);
            pause(random);
            customers.stop();
            customers.askAgain();
            clock.set(anyTime(random));
            Thread.sleep(WrongClock.LOOKS_WITHIN);
            shop.signIn();
        }
        var before = customers(random);
        pause(random);
        shop.kill();
        before.stop();
        shop.start();
        before = customers(random);
        before.askAgain();
        pause(random);
        before.stop();
        before.askAgain();
    }

    /** An empty clock after a power cut, a wrong zone, a second of drift, or a year too far. */
    private static Duration anyTime(RandomGenerator random) {
        return switch (random.nextInt(CLOCKS)) {
            case 0 -> Duration.ofDays(-1L - random.nextInt(DAYS_BACK));
            case 1 -> Duration.ofHours(1L + random.nextInt(HOURS_AHEAD));
            case 2 -> Duration.ofSeconds(-1L - random.nextInt(SECONDS_BACK));
            default -> Duration.ofDays(1L + random.nextInt(DAYS_AHEAD));
        };
    }

    private void cutOff() {
        relay.meet(WireFaults.dead());
        relay.cut();
    }

    /** What workers had in their hands is in the ledger, too. */
    private Set<String> atHub() throws IOException, InterruptedException {
        int before = -1;
        while (hubBooks.entered().size() != before) {
            before = hubBooks.entered().size();
            Thread.sleep(QUIET_MILLIS);
            hubBooks.read(false, (_, _) -> {});
        }
        return hubBooks.entered();
    }

    private Customers customers(SplittableRandom random) {
        var customers = new Customers(shop.api(), book);
        customers.start(CUSTOMERS, random);
        return customers;
    }

    private static void pause(RandomGenerator random) throws InterruptedException {
        Thread.sleep(random.nextInt(SALES_MILLIS_MIN, SALES_MILLIS_MAX));
    }
}
