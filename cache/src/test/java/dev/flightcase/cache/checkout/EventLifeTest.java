package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.EventLife.CLOSED;
import static dev.flightcase.cache.checkout.EventLife.OPEN;
import static dev.flightcase.cache.checkout.EventLife.SETTLED;
import static dev.flightcase.cache.checkout.EventLife.SET_UP;
import static dev.flightcase.cache.checkout.TestShop.EVENT;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Set-up, open, closed, settled. */
class EventLifeTest {
    private static final UUID NEXT = new UUID(5, 5);

    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void theFirstSaleOpensTheStallWithARecordOfIt() {
        var shop = stall.selling();
        assertThat(shop.reads.event()).isEqualTo(new EventView(EVENT, SET_UP));

        shop.sold("a");

        assertThat(shop.reads.event()).isEqualTo(new EventView(EVENT, OPEN));
        var entries = new ArrayList<JournalEntry>();
        shop.reads.journalReads().forward(0, (_, entry) -> entries.add(entry));
        assertThat(entries)
                .extracting(JournalEntry::kind)
                .containsExactly(EntryKind.GRANTS, EntryKind.EVENT, EntryKind.ORDER);
        assertThat(JsonReading.object(entries.get(1).record()))
                .containsEntry("was", "set-up")
                .containsEntry("life", "open")
                .containsEntry("why", "first sale");
        assertThat(stall.selling().reads.event().life()).isEqualTo(OPEN);
    }

    @Test
    void neitherAHoldNorARefusedSaleNorPracticeOpensIt() {
        var shop = stall.selling();

        shop.held("a", line("TEE", 1));
        shop.order("b", TestShop.cash(1, line("TEE", 1)));
        shop.order("c", TestShop.training(2000, line("TEE", 1)));

        assertThat(shop.reads.event().life()).isEqualTo(SET_UP);
    }

    @Test
    void closedSellsNothingAndCanBeOpenedAgain() {
        var shop = stall.selling();
        shop.sold("a");

        shop.become(CLOSED);

        assertThat(TestLedger.refused(shop.shirt("b"))).isEqualTo(new Refusal.EventClosed(CLOSED));
        assertThat(TestLedger.refused(shop.hold("c", line("TEE", 1)))).isEqualTo(new Refusal.EventClosed(CLOSED));
        assertThat(shop.shirt("a")).isInstanceOf(Outcome.Done.class); // A replay is no sale.
        shop.become(OPEN);
        assertThat(shop.shirt("b")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void closingGivesAllHoldsBackThoseOfItsOwnBatchToo() {
        var shop = stall.selling();
        var before = shop.held("a", line("TEE", 3));
        try (var write = new HeldUpWrite(stall.disk)) {
            shop.asking("sale", 1);
            write.awaitReached();
            shop.ledger.hold(
                    TestShop.PHONE, TestShop.key("b"), new HoldRequest(java.util.List.of(line("TEE", 5)), null));
            shop.ledger.become(TestShop.OPERATOR, CLOSED);
        }

        assertThat(TestLedger.refused(shop.extend(before, null))).isEqualTo(new Refusal.HoldReleased(before.id()));
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void settledIsFinal() {
        var shop = stall.selling();
        var order = shop.sold("a");
        shop.become(CLOSED);

        shop.become(SETTLED);

        for (var life : new EventLife[] {SET_UP, OPEN, CLOSED}) {
            assertThat(TestLedger.refused(shop.become(life))).isEqualTo(new Refusal.LifeNotPossible(SETTLED, life));
        }
        assertThat(TestLedger.refused(shop.shirt("b"))).isEqualTo(new Refusal.EventClosed(SETTLED));
        assertThat(TestLedger.refused(shop.order("c", TestShop.training(2000, line("TEE", 1)))))
                .isEqualTo(new Refusal.EventClosed(SETTLED));
        assertThat(TestLedger.refused(shop.voided(order, null))).isEqualTo(new Refusal.EventSettled(1));
        assertThat(TestLedger.refused(shop.adjust("TEE", Adjustment.Kind.RESTOCK, 1)))
                .isEqualTo(new Refusal.EventClosed(SETTLED));
        assertThat(stall.selling().reads.event().life()).isEqualTo(SETTLED);
    }

    @ParameterizedTest
    @CsvSource({
        "SET_UP, OPEN, true",
        "SET_UP, CLOSED, true",
        "SET_UP, SETTLED, true",
        "OPEN, SET_UP, false",
        "OPEN, CLOSED, true",
        "OPEN, SETTLED, false",
        "CLOSED, SET_UP, false",
        "CLOSED, OPEN, true",
        "CLOSED, SETTLED, true",
    })
    void onlySomeStepsArePossible(EventLife from, EventLife to, boolean possible) {
        var shop = stall.selling();
        shop.become(from);

        assertThat(shop.become(to))
                .isEqualTo(
                        possible
                                ? new Outcome.Done<>(new EventView(EVENT, to), false)
                                : new Outcome.Refused<>(new Refusal.LifeNotPossible(from, to)));
    }

    @Test
    void pressingTheButtonTwiceIsDoneTwiceAndRecordedOnce() {
        var shop = stall.selling();
        shop.become(OPEN);
        var entries = shop.reads.journalReads().last();

        assertThat(shop.become(OPEN)).isEqualTo(new Outcome.Done<>(new EventView(EVENT, OPEN), true));
        assertThat(shop.reads.journalReads().last()).isEqualTo(entries);
    }

    @Test
    void anotherEventIsNotServedWhileThisOneIsOpen() {
        var shop = stall.selling();
        shop.sold("a");
        var next = TestShop.of(NEXT, TestShop.assortment(42, 7));

        assertThat(shop.adopt(next)).isEqualTo(new AdoptOutcome.OtherEventOpen(EVENT));
        assertThat(stall.start().adopt(next)).isEqualTo(new AdoptOutcome.OtherEventOpen(EVENT));

        var restarted = stall.selling();
        restarted.become(CLOSED);
        restarted.adopting(next);
        assertThat(restarted.reads.event()).isEqualTo(new EventView(NEXT, SET_UP));
        assertThat(restarted.reads.available("TEE")).isEqualTo(7);
    }

    @Test
    void whatWasHeldOfAnEventThatIsNotServedAnyMoreIsGivenBackToIt() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 3));

        shop.adopting(TestShop.of(NEXT, TestShop.assortment(42, 7)));

        assertThat(TestLedger.refused(shop.extend(hold, null))).isEqualTo(new Refusal.HoldReleased(hold.id()));
        assertThat(shop.reads.available("TEE")).isEqualTo(7);
        shop.adopting(41, 40);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void theNextEventGoesOnWithTheNumbers() {
        var shop = stall.selling();
        shop.sold("a");
        shop.become(CLOSED);
        shop.adopting(TestShop.of(NEXT, TestShop.assortment(42, 7)));

        assertThat(shop.sold("b").number()).isEqualTo(2);
        assertThat(shop.shirt("a"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.replay()).isTrue());
    }

    @Test
    void withoutACatalogThereIsNoEvent() {
        assertThat(TestLedger.refused(stall.start().become(OPEN))).isEqualTo(new Refusal.NoEvent());
    }
}
