package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.training;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Practice takes nothing from the stall, and nothing from its numbers. */
class TrainingTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void noStockIsTakenAndNoneIsNeeded() {
        var shop = stall.selling();
        var revision = shop.reads.revision();

        var order = TestLedger.done(shop.order("a", training(200_000, line("TEE", 100))));

        assertThat(JsonReading.object(order.json())).containsEntry("training", true);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(shop.reads.revision()).isEqualTo(revision);
        assertThat(shop.reads.orderById(order.id())).contains(order);
    }

    @Test
    void itHasNumbersAndAChainOfItsOwn() {
        var shop = stall.selling();

        var sale = JsonReading.object(shop.sold("1").json());
        var practice = JsonReading.object(TestLedger.done(shop.order("2", training(2000, line("TEE", 1))))
                .json());
        var secondSale = JsonReading.object(shop.sold("3").json());
        var secondPractice = JsonReading.object(TestLedger.done(shop.order("4", training(2000, line("TEE", 1))))
                .json());

        assertThat(practice).containsEntry("number", 1L).containsEntry("previous", "A".repeat(43));
        assertThat(secondSale).containsEntry("number", 2L).containsEntry("previous", sale.get("hash"));
        assertThat(secondPractice).containsEntry("number", 2L).containsEntry("previous", practice.get("hash"));
        assertThat(secondPractice).containsEntry("sequence", 6L);
    }

    @Test
    void windowsAndLimitsDoNotMatterButPricesDo() {
        var shop = stall.selling();

        assertThat(shop.order("a", training(12_000, line("PRINT", 2)))).isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(shop.order("b", training(1, line("TEE", 1)))))
                .isInstanceOf(Refusal.TenderMismatch.class);
        assertThat(TestLedger.refused(shop.order("c", training(1, line("CAP", 1)))))
                .isInstanceOf(Refusal.UnknownSku.class);
    }

    @Test
    void itGoesOnWhileTheStallIsClosed() {
        var shop = stall.selling();
        shop.become(EventLife.CLOSED);

        assertThat(shop.order("a", training(2000, line("TEE", 1)))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aHoldIsNotUsedUp() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));
        var practice = new OrderRequest(
                training(2000, line("TEE", 1)).lines(),
                training(2000, line("TEE", 1)).tenders(),
                hold,
                null,
                null,
                null,
                true);

        TestLedger.done(shop.order("b", practice));

        assertThat(shop.order("c", TestShop.outOf(hold, 2000, line("TEE", 1)))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSameKeyGivesTheSameBytes() {
        var shop = stall.selling();
        var first = TestLedger.done(shop.order("a", training(2000, line("TEE", 1))));

        assertThat(stall.selling().order("a", training(2000, line("TEE", 1))))
                .isEqualTo(new Outcome.Done<>(first, true));
        assertThat(stall.selling().shirt("a")).isEqualTo(new Outcome.KeyConflict<>());
    }
}
