package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductEditRecordTest {
    private final MemoryStore disk = new MemoryStore();
    private final TestLedger shop = new TestLedger(disk).adopting(41, 40);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theNextOrderPaysTheEditedPriceAndTheJournalSaysWhoEdited() {
        var outcome = takeUp(edited(42, 1900, 40));

        assertThat(outcome.replay()).isFalse();
        assertThat(TestLedger.refused(shop.shirt("a"))).isInstanceOf(Refusal.TenderMismatch.class);
        TestLedger.done(shop.order("b", TestShop.cash(1900, TestShop.line("TEE", 1))));
        var record = JsonReading.object(edits().getFirst().record());
        assertThat(record)
                .containsEntry("kind", "product-edit")
                .containsEntry("sku", "TEE")
                .containsEntry("catalog", 42L)
                .containsEntry("by", "Operator")
                .containsEntry("device", TestShop.OPERATOR.device().toString());
        assertThat(at(record, "price", "amount")).isEqualTo(1900L);
        assertThat(RecordedEntryReader.read(edits().getFirst()))
                .isInstanceOfSatisfying(RecordedEntry.ProductEdited.class, edit -> {
                    assertThat(edit.by()).isEqualTo("Operator");
                    assertThat(edit.price()).isEqualTo(TestShop.euros(1900));
                });
        shop.close();
        try (var store = disk.open()) {
            assertThat(TestLedger.verify(store, List.of())).isEqualTo(1);
        }
    }

    @Test
    void aNewProductComesWithItsStockAndALaterStartHasBoth() {
        takeUp(edited(42, 2000, 45));

        assertThat(shop.reads.available("TEE")).isEqualTo(45);
        assertThat(shop.reads.life(TestShop.EVENT)).isEqualTo(EventLife.SET_UP);
        assertThat(TestLedger.answer(shop.ledger.adopt(edited(42, 2000, 45))))
                .isEqualTo(new AdoptOutcome.Adopted(shop.reads.revision(), List.of()));
    }

    @Test
    void anEditThatWasAdoptedAlreadyIsOnlyRecorded() {
        shop.adopting(43, 30);

        assertThat(takeUp(edited(43, 2000, 30)).replay()).isTrue();

        assertThat(shop.reads.available("TEE")).isEqualTo(30);
        assertThat(edits()).hasSize(1);
    }

    @Test
    void anEditOfAnotherEventIsRefused() {
        var other = edited(50, 100, 1);

        var outcome = TestLedger.answer(shop.ledger.takeUp(
                TestShop.OPERATOR,
                new Assortment(
                        new UUID(7, 7), 50, other.currency(), other.taxes(), List.copyOf(other.items()), List.of()),
                "TEE"));

        assertThat(TestLedger.refused(outcome)).isInstanceOf(Refusal.NoEvent.class);
        assertThat(edits()).isEmpty();
        TestLedger.done(shop.shirt("a"));
    }

    private Outcome.Done<EventView> takeUp(Assortment edited) {
        var outcome = TestLedger.answer(shop.ledger.takeUp(TestShop.OPERATOR, edited, "TEE"));
        return (Outcome.Done<EventView>) outcome;
    }

    private List<JournalEntry> edits() {
        var edits = new ArrayList<JournalEntry>();
        shop.reads.journalReads().forward(0, (_, entry) -> {
            if (entry.kind() == EntryKind.PRODUCT_EDIT) {
                edits.add(entry);
            }
            return true;
        });
        return edits;
    }

    private static Assortment edited(long revision, long price, long shirts) {
        var usual = TestShop.assortment(revision, shirts);
        var items = new ArrayList<SaleTerms>(usual.items());
        var tee = items.getFirst();
        items.set(
                0,
                new SaleTerms(
                        tee.sku(),
                        tee.name(),
                        PriceTerms.fixed(price),
                        tee.tax(),
                        shirts,
                        tee.bundle(),
                        tee.window(),
                        tee.limitPerOrder(),
                        tee.paused()));
        return new Assortment(
                usual.event(), revision, usual.currency(), usual.taxes(), List.copyOf(items), usual.pickups());
    }
}
