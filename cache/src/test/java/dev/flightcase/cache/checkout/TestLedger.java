package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A started ledger with a fixed clock and short pauses, and what a test asks of one. */
final class TestLedger implements AutoCloseable {
    static final LedgerConfig CONFIG = config(4096);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Counts by name. */
    static final class Counting implements LedgerObserver {
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        int of(String name) {
            return counts.getOrDefault(name, 0);
        }

        private void count(String name) {
            counts.merge(name, 1, Integer::sum);
        }

        @Override
        public void done(ActionKind kind, boolean replay) {
            count(kind.label() + (replay ? " replayed" : " done"));
        }

        @Override
        public void conflict(ActionKind kind) {
            count("conflict");
        }

        @Override
        public void refused(ActionKind kind, String reason) {
            count("refused " + reason);
        }

        @Override
        public void busy(ActionKind kind) {
            count("busy");
        }

        @Override
        public void holdsExpired(int holds) {
            counts.merge("expired", holds, Integer::sum);
        }

        @Override
        public void dropCheckoutAborted() {
            count("aborted");
        }

        @Override
        public void batchWritten(int commands, long nanos) {
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
    final LedgerReads reads;

    TestLedger(KeyValueStore.Opener opener) {
        this(opener, CONFIG);
    }

    TestLedger(KeyValueStore.Opener opener, LedgerConfig config) {
        this(opener, config, TestTime.running(), LedgerPorts.local());
    }

    TestLedger(KeyValueStore.Opener opener, LedgerConfig config, TestTime time, LedgerPorts ports) {
        this(opener, config, time, ports, (_, _) -> {});
    }

    TestLedger(
            KeyValueStore.Opener opener,
            LedgerConfig config,
            TestTime time,
            LedgerPorts ports,
            LedgerListener listener) {
        var around = new LedgerSurroundings(
                time::now,
                () -> ClockTrust.State.SYNCED,
                new SecureRandom(),
                time::ticks,
                time.machineBoot(),
                Runnable::run,
                counting);
        ledger = new Ledger(opener, config, around, ports);
        ledger.listen(listener);
        ledger.start();
        reads = ledger.reads();
    }

    static LedgerConfig config(int queue) {
        var usual = LedgerConfig.defaults();
        return new LedgerConfig(
                usual.requests(),
                usual.holds(),
                new LedgerConfig.Queue(queue, 4096, 256, Duration.ofSeconds(1)),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                usual.blockCacheBytes(),
                usual.writeBufferBytes());
    }

    TestLedger adopting(long revision, long shirts) {
        if (!(adopt(revision, shirts) instanceof AdoptOutcome.Adopted)) {
            throw new AssertionError("not adopted");
        }
        return this;
    }

    AdoptOutcome adopt(long revision, long shirts) {
        return adopt(TestShop.assortment(revision, shirts));
    }

    AdoptOutcome adopt(Assortment assortment) {
        return answer(ledger.adopt(assortment));
    }

    TestLedger adopting(Assortment assortment) {
        if (!(answer(ledger.adopt(assortment)) instanceof AdoptOutcome.Adopted)) {
            throw new AssertionError("not adopted");
        }
        return this;
    }

    Outcome<HoldView> hold(Object key, OrderLine... lines) {
        return hold(TestShop.PHONE, key, null, lines);
    }

    Outcome<HoldView> hold(Till by, Object key, @Nullable Duration lease, OrderLine... lines) {
        return answer(ledger.hold(by, TestShop.key(key), new HoldRequest(List.of(lines), lease)));
    }

    /** Held by {@link TestShop#PHONE}. */
    HoldClaim held(Object key, OrderLine... lines) {
        return new HoldClaim(done(hold(key, lines)).id(), false);
    }

    Outcome<HoldView> extend(HoldClaim hold, @Nullable Duration lease) {
        return answer(ledger.extend(TestShop.PHONE, hold, lease));
    }

    Outcome<HoldView> release(HoldClaim hold) {
        return answer(ledger.release(TestShop.PHONE, hold));
    }

    Outcome<OrderView> voided(OrderView order, @Nullable Object key) {
        return answer(ledger.voidOrder(
                TestShop.OPERATOR, order.id(), "wrong size", "Helper 1", key == null ? null : TestShop.key(key)));
    }

    Outcome<EntryView> adjust(String sku, Adjustment.Kind kind, long quantity) {
        return answer(
                ledger.adjust(TestShop.OPERATOR, new Adjustment(sku, kind, quantity, "because", "Helper 1"), null));
    }

    Outcome<EventView> become(EventLife life) {
        return answer(ledger.become(TestShop.OPERATOR, life));
    }

    /** Lets the ledger come to what ran out meanwhile. */
    TestLedger nudge() {
        var nobodys = new HoldClaim(new UUID(0, 0), false);
        if (!(extend(nobodys, null) instanceof Outcome.Refused)) {
            throw new AssertionError("not refused");
        }
        return this;
    }

    Outcome<OrderView> order(Object key, OrderRequest request) {
        return answer(ledger.order(TestShop.PHONE, TestShop.key(key), request));
    }

    Outcome<OrderView> shirt(Object key) {
        return order(key, TestShop.cash(2000, TestShop.line("TEE", 1)));
    }

    /** Shirts; does not wait for the answer. */
    CompletableFuture<Outcome<OrderView>> asking(Object key, int shirts) {
        return ledger.order(
                TestShop.PHONE, TestShop.key(key), TestShop.cash(2000L * shirts, TestShop.line("TEE", shirts)));
    }

    OrderView sold(Object key) {
        return done(shirt(key));
    }

    static <T> T answer(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("not done but " + outcome);
    }

    static Refusal refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused but " + outcome);
    }

    /**
     * Checks the journal on disk: sequence and each chain's numbers from 1 without gaps, each record's hash over its
     * bytes, each {@code previous} the hash before in its chain.
     *
     * @return how many orders there are
     */
    static long verify(KeyValueStore store, Collection<String> hashesExpected) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        var read = new Object() {
            Counters counters = Counters.none();
        };
        new Journal(store).forward(0, (sequence, entry) -> {
            var before = read.counters;
            var last = before.last(entry.kind().chain());
            require(sequence == before.sequence() + 1, "sequence " + sequence + " after " + before.sequence());
            require(entry.number() == last.number() + 1, "number " + entry.number() + " after " + last.number());
            require(Bytes.owning(Sha256.of(entry.record().toArray())).equals(entry.hash()), "hash of " + sequence);
            var previous = "\"previous\":\"" + JournalEntry.base64(last.hash()) + "\"}";
            require(entry.record().text().endsWith(previous), "chain at " + sequence);
            read.counters = before.with(entry.kind().chain(), entry.hash());
            seen.add(JournalEntry.base64(entry.hash()));
            return true;
        });
        require(seen.containsAll(hashesExpected), "an acknowledged order is missing");
        var kept = new LedgerDisk(store).counters();
        require(kept.sequence() == read.counters.sequence(), "counter " + kept.sequence());
        require(kept.chains().equals(read.counters.chains()), "the ends of the chains");
        return kept.last(Chain.SALES).number();
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
