package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.SaleTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A catalog is handed over. */
class AdoptionTest {
    private static final UUID NEXT = new UUID(5, 5);

    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void aFailedAdoptionChangesNothingAndMayBeRepeated() {
        var shop = stall.start().adopting(41, 1);
        stall.disk.failWrite(1, MemoryStore.Fault.LOST);

        assertThat(shop.adopt(42, 5)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.INPUT_OUTPUT));

        assertThat(shop.reads.available("TEE")).isEqualTo(1);
        shop.adopting(42, 5);
        assertThat(shop.reads.available("TEE")).isEqualTo(5);
    }

    @Test
    void fewerGrantedThanSoldLeavesNoneAndSaysSo() {
        var shop = stall.start().adopting(41, 3);
        shop.sold("a");
        shop.sold("b");

        assertThat(shop.adopt(42, 1)).isEqualTo(new AdoptOutcome.Adopted(shop.reads.revision(), List.of("TEE")));

        assertThat(shop.reads.available("TEE")).isZero();
        shop.adopting(43, 4);
        assertThat(shop.reads.available("TEE")).isEqualTo(2);
    }

    @Test
    void adoptingTheSameAgainChangesNothingEvenAfterARestart() {
        var shop = stall.start().adopting(41, 3);
        shop.sold("a");
        var revision = shop.reads.revision();
        shop.close();

        var again = stall.start();
        assertThat(again.reads.stock().json().text()).endsWith("\"available\":{}}");
        again.adopting(41, 3);

        assertThat(again.reads.revision()).isEqualTo(revision);
        assertThat(again.reads.available("TEE")).isEqualTo(2);
        assertThat(at(JsonReading.object(again.sold("b").json()), "boot")).isEqualTo(2L);
    }

    @Test
    void anAdoptionThatLandedThoughItsWriteFailedIsWhatIsSold() {
        var shop = stall.start().adopting(41, 1);
        stall.disk.failWrite(1, MemoryStore.Fault.LANDED);

        assertThat(shop.adopt(42, 5)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.INPUT_OUTPUT));

        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(5);
        assertThat(shop.adopt(42, 5)).isEqualTo(new AdoptOutcome.Adopted(shop.reads.revision(), List.of()));
    }

    /** Else what is sold meanwhile would be taken from the other event's stock. */
    @Test
    void anotherEventThatLandedThoughItsWriteFailedIsWhatIsSold() {
        var shop = stall.selling();
        var next = TestShop.of(NEXT, TestShop.assortment(42, 9));
        stall.disk.failWrite(1, MemoryStore.Fault.LANDED);
        assertThat(shop.adopt(next)).isInstanceOf(AdoptOutcome.NotAdopted.class);

        var order = shop.sold("a");

        assertThat(at(JsonReading.object(order.json()), "event")).isEqualTo(NEXT.toString());
        assertThat(shop.reads.available("TEE")).isEqualTo(8);
        shop.become(EventLife.CLOSED);
        shop.adopting(41, 40);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void anotherEventThatWasLostLeavesThisOneOnSale() {
        var shop = stall.selling();
        stall.disk.failWrite(1, MemoryStore.Fault.LOST);
        assertThat(shop.adopt(TestShop.of(NEXT, TestShop.assortment(42, 9))))
                .isInstanceOf(AdoptOutcome.NotAdopted.class);

        shop.sold("a");

        assertThat(shop.reads.available("TEE")).isEqualTo(39);
        assertThat(shop.reads.event().event()).isEqualTo(TestShop.EVENT);
    }

    @Test
    void whatIsHeldStaysHeldWhenLessIsBroughtAndIsNotSoldAgainWhenItComesBack() {
        var shop = stall.start().adopting(41, 3);
        var hold = shop.held("a", line("TEE", 3));

        assertThat(shop.adopt(42, 1)).isEqualTo(new AdoptOutcome.Adopted(shop.reads.revision(), List.of("TEE")));
        shop.release(hold);

        assertThat(shop.reads.available("TEE")).isEqualTo(1);
    }

    @Test
    void manyProductsAreToldTheJournalInPieces() {
        var items = new ArrayList<SaleTerms>();
        for (var n = 0; n < 2500; n++) {
            items.add(TestShop.item("SKU-" + n, 100, 1 + n));
        }
        var base = TestShop.assortment(41, 40);
        var shop = stall.selling(new Assortment(NEXT, 41, TestShop.EUR, base.taxes(), items, List.of()));

        assertThat(shop.reads.journalReads().last()).isEqualTo(3);
        assertThat(shop.reads.available("SKU-2499")).isEqualTo(2500);
    }
}
