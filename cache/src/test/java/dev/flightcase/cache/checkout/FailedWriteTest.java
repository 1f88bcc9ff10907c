package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.outOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.MemoryStore.Fault;
import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A day at the stall in which every kind of command occurs, with each of its writes made to fail in turn: repeated with the
 * same key, it ends like a day without failures. SQLite tests its journal so.
 */
class FailedWriteTest {
    private static final Assortment BASE = TestShop.with(
            TestShop.assortment(41, 40), 41, new PickupSlot("door", "At the door", TestShop.NOW, TestShop.CLOSES, 5));

    private final TestTime time = TestTime.standing();
    private final List<String> acknowledged = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whicheverWriteFailsTheDayEndsTheSame(Fault fault) {
        var usual = new FailedWriteTest();
        var undisturbed = new MemoryStore();
        var expected = usual.day(undisturbed, 0, fault);

        for (var n = 1; n <= undisturbed.writes(); n++) {
            var one = new FailedWriteTest();
            assertThat(one.day(new MemoryStore(), n, fault))
                    .as("write %d %s", n, fault)
                    .isEqualTo(expected);
        }
    }

    /** @param failing which write after the first adoption is made to fail; 0 for none */
    private String day(MemoryStore disk, int failing, Fault fault) {
        try (var shop = new TestLedger(disk, TestLedger.CONFIG, time, LedgerPorts.local()).adopting(BASE)) {
            if (failing > 0) {
                disk.failWrite(failing, fault);
            }
            morning(shop);
            evening(shop);
            try (var store = disk.open()) {
                TestLedger.verify(store, acknowledged);
            }
            var orders = JsonReading.object(((Page.Found) shop.reads.orders(null, null)).json());
            var skus = List.of("TEE", "LP", "BUNDLE", "PRINT", "CAP");
            return shop.reads.event() + " " + shop.reads.available(skus).available() + " " + states(orders);
        }
    }

    private void morning(TestLedger shop) {
        var kept = claim(until(() -> shop.hold("hold", line("TEE", 5), line("LP", 2))));
        var dropped = claim(until(() -> shop.hold("dropped", line("TEE", 7))));
        var forgotten = claim(until(() -> shop.hold("forgotten", line("LP", 9))));
        until(() -> shop.extend(kept, TestLedger.CONFIG.holds().leaseMax()));
        until(() -> shop.extend(dropped, TestLedger.CONFIG.holds().leaseMax()));
        until(() -> shop.release(dropped));
        time.pass(TestLedger.CONFIG.holds().lease()); // Another is forgotten.
        sold(until(() -> shop.order("held", outOf(kept, 8000, line("TEE", 4)))));
        assertThat(TestLedger.refused(settled(() -> shop.extend(forgotten, null))))
                .isInstanceOf(Refusal.HoldExpired.class);
    }

    private void evening(TestLedger shop) {
        var wrong = sold(until(() -> shop.shirt("wrong")));
        var picked = new OrderRequest(
                List.of(line("BUNDLE", 1)),
                List.of(new Tender.Cash(TestShop.euros(4500), null)),
                null,
                null,
                null,
                "door",
                false);
        var pickup = sold(until(() -> shop.order("pickup", picked)));
        sold(until(() -> shop.order("training", TestShop.training(2000, line("TEE", 1)))));
        until(() -> shop.voided(wrong, "void"));
        until(() -> TestLedger.answer(shop.ledger.handOver(TestShop.PHONE, pickup.id())));
        until(() -> TestLedger.answer(shop.ledger.adjust(
                TestShop.OPERATOR,
                new Adjustment("TEE", Adjustment.Kind.DAMAGE, -3, "rain", null),
                TestShop.key("damage"))));
        until(() -> TestLedger.answer(shop.ledger.adjust(
                TestShop.OPERATOR,
                new Adjustment("LP", Adjustment.Kind.COUNT, 44, "counted", null),
                TestShop.key("count"))));
        var cap = TestShop.with(BASE, 42, TestShop.item("CAP", 1500, 12));
        var edited = TestLedger.answer(shop.ledger.takeUp(TestShop.OPERATOR, cap, "CAP"));
        while (!(edited instanceof Outcome.Done) && !(shop.adopt(cap) instanceof AdoptOutcome.Adopted)) {
            Thread.onSpinWait();
        }
        until(() -> shop.hold("open", line("CAP", 1)));
        until(() -> shop.become(EventLife.CLOSED));
        while (!(shop.adopt(TestShop.with(cap, 43, TestShop.item("CAP", 1500, 20))) instanceof AdoptOutcome.Adopted)) {
            Thread.onSpinWait();
        }
        until(() -> TestLedger.answer(shop.ledger.countCash(
                TestShop.OPERATOR, new CashCount(CashCount.Occasion.CLOSING, TestShop.euros(12_500), "Helper 1"))));
        until(() -> shop.become(EventLife.SETTLED));
    }

    /** As a till does: repeats what was not durable, with the same key. */
    private static <T> T until(Supplier<Outcome<T>> command) {
        return TestLedger.done(settled(command));
    }

    private static <T> Outcome<T> settled(Supplier<Outcome<T>> command) {
        var outcome = command.get();
        while (outcome instanceof Outcome.NotDurable) {
            outcome = command.get();
        }
        return outcome;
    }

    private OrderView sold(OrderView order) {
        acknowledged.add(TestLedger.hashOf(order));
        return order;
    }

    private static HoldClaim claim(HoldView hold) {
        return new HoldClaim(hold.id(), false);
    }

    private static List<String> states(Map<String, ?> page) {
        var states = new ArrayList<String>();
        if (page.get("orders") instanceof List<?> orders) {
            orders.forEach(order -> states.add(JsonReading.at(order, "number") + " " + JsonReading.at(order, "state")));
        }
        return states;
    }
}
