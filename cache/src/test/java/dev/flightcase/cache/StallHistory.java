package dev.flightcase.cache;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.CashCount.Occasion;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.HoldView;
import dev.flightcase.cache.checkout.HubNews;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.PaymentResult;
import dev.flightcase.cache.checkout.RejectedEntry;
import dev.flightcase.cache.checkout.Tender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Does at a stall what comes to its mind, the same for the same seed; what the ledger refuses is refused. */
public final class StallHistory {
    private static final List<String> SKUS = List.of("TEE", "LP", "BUNDLE", "PRINT");
    private static final List<Occasion> OCCASIONS = List.of(Occasion.values());
    private static final List<PaymentResult> RESULTS = List.of(PaymentResult.values());
    private static final List<Adjustment.Kind> KINDS = List.of(Adjustment.Kind.values());

    private final TestStall stall;
    private final Random random;
    private final List<UUID> orders = new ArrayList<>();
    private final List<HoldClaim> holds = new ArrayList<>();
    private long revision = 1;

    public StallHistory(TestStall stall, long seed) {
        this.stall = stall;
        this.random = new Random(seed);
    }

    public void run(int steps) {
        stall.at(TestStall.START.plusSeconds(random.nextInt(6000)));
        stall.adopting(TestStall.assortment(TestStall.EVENT, revision, 400));
        for (var step = 0; step < steps; step++) {
            step();
        }
    }

    private void step() {
        switch (random.nextInt(23)) {
            case 0 -> stall.adopting(TestStall.assortment(TestStall.EVENT, ++revision, brought()));
            case 1 -> adjust();
            case 2 -> stall.count(OCCASIONS.get(random.nextInt(3)), random.nextInt(100_000));
            case 3, 4 -> takeBack();
            case 5, 6 -> hold();
            case 7 -> give();
            case 8, 9 -> convert();
            case 10 -> stall.pass(Duration.ofSeconds(random.nextInt(200)));
            case 11 -> keep(stall.trySell(TestStall.training(request(random.nextInt(SKUS.size())))));
            case 12 -> keep(stall.trySell(TestStall.at(request(0), random.nextBoolean() ? "EARLY" : "LATE")));
            case 13 -> handOver();
            case 14, 15 -> hear();
            case 16 -> forget();
            default -> keep(stall.trySell(request(random.nextInt(SKUS.size()))));
        }
    }

    /** Now and then fewer than are sold. */
    private int brought() {
        return random.nextInt(3) == 0 ? random.nextInt(10) : 300 + random.nextInt(300);
    }

    private void keep(Outcome<OrderView> outcome) {
        if (outcome instanceof Outcome.Done<OrderView> done) {
            orders.add(done.value().id());
        }
    }

    private OrderRequest request(int sku) {
        var name = SKUS.get(sku);
        var quantity = 1 + random.nextInt(3);
        var total = TestStall.price(name) * quantity;
        var off = random.nextInt(4) == 0 ? 100 : 0;
        var line = off == 0 ? new OrderLine(name, quantity) : TestStall.less(name, quantity, off);
        var part = random.nextLong(total - off + 1);
        var helper = random.nextInt(5) == 0 ? null : "Helper " + random.nextInt(4);
        return TestStall.order(helper, List.of(line), TestStall.cash(part), other(total - off - part));
    }

    private Tender other(long minor) {
        return switch (random.nextInt(3)) {
            case 0 -> TestStall.noted(Tender.Noted.Kind.OWN_READER, minor, "slip");
            case 1 -> TestStall.token(minor);
            default -> TestStall.cash(minor);
        };
    }

    private void adjust() {
        var kind = KINDS.get(random.nextInt(4));
        var quantity =
                switch (kind) {
                    case COUNT -> 200 + random.nextInt(200);
                    case RESTOCK -> 1 + random.nextInt(20);
                    case DAMAGE, GIFT -> -1 - random.nextInt(3);
                };
        var _ = stall.tryAdjust(random.nextBoolean() ? "TEE" : "LP", kind, quantity);
    }

    private void takeBack() {
        if (!orders.isEmpty()) {
            var order = orders.remove(random.nextInt(orders.size()));
            var _ = stall.voided(order, "changed their mind");
        }
    }

    private void hold() {
        if (stall.tryHold(random.nextBoolean() ? "TEE" : "BUNDLE", 1) instanceof Outcome.Done<HoldView> done) {
            holds.add(new HoldClaim(done.value().id(), false));
        }
    }

    private void give() {
        if (!holds.isEmpty()) {
            var _ = TestStall.answer(
                    stall.ledger().release(TestStall.PHONE, holds.remove(random.nextInt(holds.size()))));
        }
    }

    private void convert() {
        if (!holds.isEmpty()) {
            var hold = holds.remove(random.nextInt(holds.size()));
            keep(stall.trySell(TestStall.of(hold, request(random.nextBoolean() ? 0 : 2))));
        }
    }

    /** A receipt, of what is there or not, with or without something in quarantine, and with the end of a payment. */
    private void hear() {
        var journal = stall.journal();
        var mark = random.nextLong(journal.last() + 2);
        var rejected = new ArrayList<RejectedEntry>();
        if (mark > 0 && mark <= journal.last() && random.nextInt(4) == 0) {
            var id = random.nextInt(5) == 0
                    ? new UUID(1, 1)
                    : journal.entry(mark).id();
            rejected.add(new RejectedEntry(mark, id, RejectedEntry.Reason.MALFORMED));
        }
        var payments = new ArrayList<HubNews.Payment>();
        if (!orders.isEmpty()) {
            var order = orders.get(random.nextInt(orders.size()));
            var result = RESULTS.get(random.nextInt(3));
            payments.add(new HubNews.Payment(random.nextInt(50), order, random.nextInt(3), result, "why"));
        }
        var _ = stall.told(new HubNews(journal.epoch(), mark, rejected, payments));
    }

    /** The hub was restored from a backup, or the card was. */
    private void forget() {
        var epoch = stall.journal().epoch();
        if (random.nextBoolean()) {
            var _ = TestStall.answer(stall.ledger().renewEpoch(epoch));
        } else {
            var _ = TestStall.answer(stall.ledger().fallBack(epoch, random.nextLong(100), TestStall.START));
        }
    }

    private void handOver() {
        if (!orders.isEmpty()) {
            var _ = TestStall.answer(
                    stall.ledger().handOver(TestStall.PHONE, orders.get(random.nextInt(orders.size()))));
        }
    }
}
