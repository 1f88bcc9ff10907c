package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.OPERATOR;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order is taken back. */
class VoidTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void theUnitsComeBackAndTheOrderSaysSo() {
        var shop = stall.selling();
        var order = shop.sold("a");

        var voided = TestLedger.done(shop.voided(order, null));

        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(JsonReading.object(voided.json()))
                .containsEntry("state", "voided")
                .containsEntry("id", order.id().toString())
                .containsEntry("number", 1L)
                .containsEntry("hash", TestLedger.hashOf(order));
        assertThat(shop.reads.orderById(order.id())).contains(voided);
        assertThat(stall.selling().reads.orderById(order.id())).contains(voided);
    }

    @Test
    void itHasARecordOfItsOwn() {
        var shop = stall.selling();
        var order = shop.sold("a");
        shop.voided(order, null);

        var entries = new ArrayList<JournalEntry>();
        shop.reads.journalReads().forward(0, (_, entry) -> entries.add(entry));

        var record = JsonReading.object(entries.getLast().record());
        assertThat(entries.getLast().kind()).isEqualTo(EntryKind.VOID);
        assertThat(record)
                .containsEntry("kind", "void")
                .containsEntry("order", order.id().toString())
                .containsEntry("order_number", 1L)
                .containsEntry("training", false)
                .containsEntry("reason", "wrong size")
                .containsEntry("helper", "Helper 1")
                .containsEntry("device", OPERATOR.device().toString());
        assertThat(at(record, "total", "amount")).isEqualTo(2000L);
        assertThat(shop.reads.journalReads().isVoided(3)).isTrue();
        try (var store = stall.disk.open()) {
            TestLedger.verify(store, List.of(TestLedger.hashOf(order)));
        }
    }

    @Test
    void withItsKeyItIsRepeatedAndWithoutOneRefused() {
        var shop = stall.selling();
        var order = shop.sold("a");
        var voided = TestLedger.done(shop.voided(order, "void"));

        assertThat(shop.voided(order, "void")).isEqualTo(new Outcome.Done<>(voided, true));
        assertThat(TestLedger.refused(shop.voided(order, null))).isEqualTo(new Refusal.AlreadyVoided(1));
        assertThat(TestLedger.refused(shop.voided(order, "other"))).isEqualTo(new Refusal.AlreadyVoided(1));
        assertThat(shop.voided(shop.sold("b"), "void")).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void theOrdersOwnKeyStillGivesTheFirstAnswer() {
        var shop = stall.selling();
        var order = shop.sold("a");
        shop.voided(order, null);

        assertThat(shop.shirt("a")).isEqualTo(new Outcome.Done<>(order, true));
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void aTrainingOrderIsVoidedWithoutTouchingTheStock() {
        var shop = stall.selling();
        var order = TestLedger.done(shop.order("a", TestShop.training(2000, line("TEE", 1))));

        var voided = TestLedger.done(shop.voided(order, null));

        assertThat(JsonReading.object(voided.json()))
                .containsEntry("state", "voided")
                .containsEntry("training", true);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void whatIsNoOrderCannotBeVoided() {
        var shop = stall.selling();
        var entry = TestLedger.done(shop.adjust("TEE", Adjustment.Kind.RESTOCK, 1));
        var nothing = new OrderView(new UUID(1, 1), 1, entry.json());

        assertThat(TestLedger.refused(shop.voided(nothing, null))).isEqualTo(new Refusal.UnknownOrder(nothing.id()));
        assertThat(TestLedger.refused(shop.voided(new OrderView(entry.id(), 1, entry.json()), null)))
                .isEqualTo(new Refusal.UnknownOrder(entry.id()));
    }

    @Test
    void anotherEventsOrderIsLeftAlone() {
        var shop = stall.selling();
        var order = shop.sold("a");
        shop.become(EventLife.CLOSED);

        shop.adopting(TestShop.of(new UUID(5, 5), TestShop.assortment(42, 9)));

        assertThat(TestLedger.refused(shop.voided(order, null))).isEqualTo(new Refusal.EventSettled(1));
        assertThat(shop.reads.available("TEE")).isEqualTo(9);
    }

    @Test
    void aReasonIsNeeded() {
        var shop = stall.selling();
        var order = shop.sold("a");

        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.voidOrder(OPERATOR, order.id(), "  ", null, null))))
                .isEqualTo(new Refusal.Invalid("reason", "must say why"));
    }

    @Test
    void aProductThatLeftTheCatalogComesBackAllTheSame() {
        var before = TestShop.assortment(41, 40);
        var shop = stall.selling(before);
        var order = shop.sold("a");
        shop.adopting(TestShop.without(TestShop.without(before, 42, "BUNDLE"), 42, "TEE"));

        shop.voided(order, null);

        shop.adopting(TestShop.assortment(43, 40));
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    /** What was brought was said to be less meanwhile: what comes back is not sold again before somebody counts. */
    @Test
    void whatComesBackBeyondWhatWasBroughtIsNotSoldAgain() {
        var shop = stall.start().adopting(41, 3);
        var order = shop.sold("a");
        shop.sold("b");
        shop.sold("c");
        shop.adopting(42, 1);

        shop.voided(order, null);

        assertThat(shop.reads.available("TEE")).isZero();
        shop.adjust("TEE", Adjustment.Kind.COUNT, 1);
        assertThat(shop.reads.available("TEE")).isEqualTo(1);
    }
}
