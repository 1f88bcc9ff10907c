package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.MemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random histories of sales, imports, failed writes and restarts, against a plain model. A failure names its seed; run
 * {@code -Dtest=LedgerHistoryTest -Dledger.seed=N} to see it again.
 */
class LedgerHistoryTest {
    private static final int HISTORIES = 150;
    private static final int STEPS = 40;
    private static final List<String> SKUS = List.of("TEE", "LP");
    private static final Map<String, Integer> PRICES = Map.of("TEE", 2000, "LP", 2200);

    /** What must be true, kept as simply as can be. */
    private static final class Model {
        private final Map<String, Long> granted = new HashMap<>(Map.of("TEE", 0L, "LP", 0L));
        private final Map<String, Long> sold = new HashMap<>(Map.of("TEE", 0L, "LP", 0L));
        private final Map<Integer, OrderView> acknowledged = new HashMap<>();
        private final Map<Integer, OrderRequest> requests = new HashMap<>();

        private long left(String sku) {
            return Math.max(granted.getOrDefault(sku, 0L), sold.getOrDefault(sku, 0L)) - sold.getOrDefault(sku, 0L);
        }

        private boolean sells(OrderRequest request) {
            return demand(request).entrySet().stream().allMatch(e -> e.getValue() <= left(e.getKey()));
        }

        private void sell(OrderRequest request) {
            demand(request).forEach((sku, units) -> sold.merge(sku, units, Long::sum));
        }

        private static Map<String, Long> demand(OrderRequest request) {
            var demand = new HashMap<String, Long>();
            request.lines().forEach(line -> demand.merge(line.sku(), (long) line.quantity(), Long::sum));
            return demand;
        }
    }

    private final Model model = new Model();
    private MemoryStore disk = new MemoryStore();
    private TestLedger shop = new TestLedger(disk);
    private long assortmentRevision;

    @Test
    void everyHistoryKeepsTheInvariants() {
        shop.close();
        var only = Long.getLong("ledger.seed");
        for (var seed = only == null ? 0 : only; seed < (only == null ? HISTORIES : only + 1); seed++) {
            new LedgerHistoryTest().run(seed);
        }
    }

    private void run(long seed) {
        var random = new Random(seed);
        try {
            adopt(random);
            for (var step = 0; step < STEPS; step++) {
                step(random);
                assertStock();
            }
            assertJournal();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        } finally {
            shop.close();
        }
    }

    private void step(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> adopt(random);
            case 1 -> restart();
            case 2 -> disk.failWrite(1 + random.nextInt(3), fault(random));
            case 3 -> repeat(random);
            default -> sell(random);
        }
    }

    private void sell(Random random) {
        var lines = new ArrayList<OrderLine>();
        var total = 0L;
        for (var n = random.nextInt(3); n >= 0; n--) {
            var sku = SKUS.get(random.nextInt(SKUS.size()));
            var line = new OrderLine(sku, 1 + random.nextInt(3));
            lines.add(line);
            total += (long) PRICES.getOrDefault(sku, 0) * line.quantity();
        }
        var request = TestShop.cash(total, lines.toArray(OrderLine[]::new));
        var key = model.requests.size();
        model.requests.put(key, request);
        answered(key, request);
    }

    /** As a till does after no answer, or none that stands. */
    private void answered(int key, OrderRequest request) {
        var sells = model.sells(request);
        var outcome = shop.order(key, request);
        for (var tries = 0; outcome instanceof Outcome.NotDurable<OrderView> && tries < 1_000_000; tries++) {
            outcome = shop.order(key, request);
        }
        if (sells) {
            model.sell(request);
            model.acknowledged.put(key, TestLedger.done(outcome));
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo("insufficient-stock"));
        }
    }

    private void repeat(Random random) {
        if (model.requests.isEmpty()) {
            return;
        }
        var key = random.nextInt(model.requests.size());
        var known = model.acknowledged.get(key);
        var request = model.requests.getOrDefault(key, TestShop.cash(0));
        if (known == null) {
            answered(key, request);
        } else {
            assertThat(shop.order(key, request)).isEqualTo(new Outcome.Done<>(known, true));
            assertThat(shop.order(key, TestShop.cash(2200, TestShop.line("LP", 1), TestShop.line("LP", 9))))
                    .isEqualTo(new Outcome.KeyConflict<>());
        }
    }

    private void adopt(Random random) {
        assortmentRevision++;
        var shirts = random.nextInt(40);
        while (shop.adopt(assortmentRevision, shirts) instanceof AdoptOutcome.NotAdopted) {
            Thread.onSpinWait();
        }
        model.granted.put("TEE", (long) shirts);
        model.granted.put("LP", 60L);
        // What was sold stays granted, whatever a later import says.
        model.granted.replaceAll((sku, units) -> Math.max(units, model.sold.getOrDefault(sku, 0L)));
    }

    private void restart() {
        shop.close();
        disk = disk.withoutFaults();
        shop = new TestLedger(disk);
        var granted = model.granted.getOrDefault("TEE", 0L);
        shop.adopting(assortmentRevision, granted);
    }

    private void assertStock() {
        SKUS.forEach(sku -> assertThat(shop.reads.available(sku)).as(sku).isEqualTo(model.left(sku)));
    }

    private void assertJournal() {
        var hashes =
                model.acknowledged.values().stream().map(TestLedger::hashOf).toList();
        try (var store = disk.withoutFaults().open()) {
            assertThat(TestLedger.verify(store, hashes)).isEqualTo(model.acknowledged.size());
        }
        model.acknowledged
                .values()
                .forEach(order -> assertThat(shop.reads.orderById(order.id())).contains(order));
    }

    private static MemoryStore.Fault fault(Random random) {
        return random.nextBoolean() ? MemoryStore.Fault.LOST : MemoryStore.Fault.LANDED;
    }
}
