package dev.flightcase.bench.faults;

import dev.flightcase.bench.faults.Finding.Sort;
import dev.flightcase.demo.relay.FaultRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One stall and one hub over many runs: a fault, then everything is well again, then the books are compared. One thread. */
final class Laboratory implements AutoCloseable {
    private static final long DRAINED_WITHIN_NANOS = 90_000_000_000L;
    private static final long TOLD_EVERY_NANOS = 10_000_000_000L;
    private static final int POLL_MILLIS = 20;
    private static final int WHOLE_EVERY = 50;

    private final Region region;
    private final FaultRelay relay;
    private final Shop shop;
    private final Book book = new Book();
    private final HubBooks hubBooks;
    private final List<Finding> findings = new ArrayList<>();
    private final Consumer<String> progress;
    private int runs;

    /**
     * @param scratch takes everything that node and hub write
     * @param progress lines for people
     */
    Laboratory(Path home, Path scratch, Consumer<String> progress) throws IOException {
        this.progress = progress;
        // Root's PostgreSQL may lie elsewhere, by the name of this folder.
        region = new Region(
                home, scratch.resolve("hub-" + ProcessHandle.current().pid()));
        relay = new FaultRelay(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), region.brokerPort()), WireFaults.NONE);
        shop = new Shop(home, scratch.resolve("node"), relay.port());
        hubBooks = new HubBooks(region::get, book);
    }

    /** What a run came to. */
    record Result(Kind kind, int orders, int faults, long resent, double drainSeconds, double resident) {}

    void open() throws IOException, InterruptedException {
        region.start();
        relay.start();
        shop.start();
        shop.importGoods();
    }

    /** @param random all that the run draws */
    Result run(Kind kind, SplittableRandom random) throws IOException, InterruptedException {
        runs++;
        int before = book.size();
        int happened = relay.happened().size();
        long resent = shop.resent();
        var scene = new Scene(region, relay, shop, book, hubBooks);
        boolean restarted = scene.play(kind, random);
        relay.meet(WireFaults.NONE);
        long healed = System.nanoTime();
        boolean drained = drained(kind, healed);
        double seconds = (System.nanoTime() - healed) / 1e9;
        if (drained) {
            compare(kind, runs % WHOLE_EVERY == 0);
        }
        int faults = kind.isOnTheWire() ? relay.happened().size() - happened : 1;
        return new Result(
                kind,
                book.size() - before,
                faults,
                restarted ? shop.resent() : shop.resent() - resent,
                seconds,
                shop.residentMebibytes());
    }

    /** All of the ledger, once more. */
    void end(Kind last) throws IOException, InterruptedException {
        compare(last, true);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    int orders() {
        return book.size();
    }

    private void compare(Kind kind, boolean whole) throws IOException, InterruptedException {
        hubBooks.read(whole, (sort, what) -> findings.add(new Finding(runs, kind, sort, what)));
        hubBooks.compare((sort, what) -> findings.add(new Finding(runs, kind, sort, what)));
    }

    private boolean drained(Kind kind, long since) throws IOException, InterruptedException {
        long told = since;
        while (true) {
            var waiting = shop.waiting();
            if (waiting.isPresent() && waiting.getAsLong() == 0) {
                return true;
            }
            long now = System.nanoTime();
            if (now - since > DRAINED_WITHIN_NANOS) {
                findings.add(new Finding(runs, kind, Sort.WRONG, "the node still says that orders wait: " + waiting));
                return false;
            }
            if (now - told > TOLD_EVERY_NANOS) {
                told = now;
                progress.accept("run " + runs + ", " + kind.says() + ": still waiting for " + waiting);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        shop.close();
        relay.close();
        region.close();
    }
}
