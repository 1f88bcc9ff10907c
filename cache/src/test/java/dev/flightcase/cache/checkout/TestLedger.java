package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A started ledger with a fixed clock and short pauses, and what a test asks of one. */
final class TestLedger implements AutoCloseable {
    static final LedgerConfig CONFIG = config(4096);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Counts by name. */
    static final class Counting implements LedgerObserver {
        final Map<String, Integer> counts = new ConcurrentHashMap<>();

        int of(String name) {
            return counts.getOrDefault(name, 0);
        }

        private void count(String name) {
            counts.merge(name, 1, Integer::sum);
        }

        @Override
        public void acknowledged() {
            count("acknowledged");
        }

        @Override
        public void replayed() {
            count("replayed");
        }

        @Override
        public void conflict() {
            count("conflict");
        }

        @Override
        public void refused(String reason) {
            count("refused " + reason);
        }

        @Override
        public void busy() {
            count("busy");
        }

        @Override
        public void batchWritten(int orders, long nanos) {
            count("batch");
        }

        @Override
        public void writeFailed(StoreException.Kind cause) {
            count("failed " + cause);
        }

        @Override
        public void recovered() {
            count("recovered");
        }
    }

    final Counting counting = new Counting();
    final Ledger ledger;

    TestLedger(KeyValueStore.Opener opener) {
        this(opener, CONFIG);
    }

    TestLedger(KeyValueStore.Opener opener, LedgerConfig config) {
        var around = new LedgerSurroundings(
                () -> TestShop.NOW,
                () -> ClockTrust.State.SYNCED,
                new SecureRandom(),
                System::nanoTime,
                Runnable::run,
                counting);
        ledger = new Ledger(opener, config, around, Settlement.LOCAL);
        ledger.start();
    }

    static LedgerConfig config(int queue) {
        return new LedgerConfig(
                queue,
                256,
                100,
                8,
                10_000,
                64,
                500,
                Duration.ofSeconds(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                4 << 20,
                2 << 20);
    }

    TestLedger adopting(long revision, long shirts) {
        if (!(adopt(revision, shirts) instanceof AdoptOutcome.Adopted)) {
            throw new AssertionError("not adopted");
        }
        return this;
    }

    AdoptOutcome adopt(long revision, long shirts) {
        return ledger.adopt(TestShop.assortment(revision, shirts))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    OrderOutcome order(Object key, OrderRequest request) {
        return ledger.order(TestShop.key(key), request)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    OrderOutcome shirt(Object key) {
        return order(key, TestShop.cash(2000, TestShop.line("TEE", 1)));
    }

    OrderView sold(Object key) {
        return acknowledged(shirt(key));
    }

    static OrderView acknowledged(OrderOutcome outcome) {
        if (outcome instanceof OrderOutcome.Acknowledged acknowledged) {
            return acknowledged.order();
        }
        throw new AssertionError("not acknowledged but " + outcome);
    }

    /**
     * Checks the journal on disk: numbers from 1 without gaps, each record's hash over its bytes, each {@code previous}
     * the hash before, and the stock rows the sum of what was sold.
     *
     * @return how many orders there are
     */
    static long verify(KeyValueStore store, Collection<String> hashesExpected) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        var last = new Object() {
            long number;
            Bytes hash = Bytes.owning(new byte[Sha256.BYTES]);
        };
        var none = new byte[0];
        store.scan(LedgerTables.ORDERS, none, none, (key, value) -> {
            var order = StoredOrder.decode(value);
            require(
                    LedgerTables.number(key) == last.number + 1,
                    "number " + LedgerTables.number(key) + " after " + last.number);
            require(
                    Bytes.owning(Sha256.of(order.record().toArray())).equals(order.hash()),
                    "hash of " + (last.number + 1));
            var previous = "\"previous\":\"" + StoredOrder.base64(last.hash) + "\"}";
            require(order.record().text().endsWith(previous), "chain at " + (last.number + 1));
            last.number++;
            last.hash = order.hash();
            seen.add(StoredOrder.base64(order.hash()));
            return true;
        });
        require(seen.containsAll(hashesExpected), "an acknowledged order is missing");
        var bytes = store.get(LedgerTables.META, LedgerTables.counters());
        var counters = bytes == null ? Counters.none() : Counters.decode(bytes);
        require(counters.number() == last.number, "counter " + counters.number() + " for " + last.number + " orders");
        require(counters.hash().equals(last.hash), "last hash");
        return last.number;
    }

    static String hashOf(OrderView order) {
        var json = order.json().toArray();
        var text = new String(json, StandardCharsets.UTF_8);
        var at = text.lastIndexOf("\"hash\":\"") + 8;
        return text.substring(at, text.length() - 2);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
