package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.outOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bundle has the stock of its parts: one shirt and two records. */
class BundleTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void aBundleTakesItsParts() {
        var shop = stall.selling();

        var order = TestLedger.done(shop.order("a", cash(9000, line("BUNDLE", 2))));

        assertThat(shop.reads.available(List.of("TEE", "LP", "BUNDLE")).available())
                .isEqualTo(Map.of("TEE", 38L, "LP", 56L, "BUNDLE", 28L));
        assertThat(at(JsonReading.object(order.json()), "lines", 0, "parts", 1, "sku"))
                .isEqualTo("LP");
        assertThat(at(JsonReading.object(order.json()), "lines", 0, "parts", 1, "quantity"))
                .isEqualTo(2L);
    }

    /** The open fault of another engine (Medusa 16502), for holds as for orders. */
    @Test
    void demandIsSummedOverTheWholeBasket() {
        var shop = stall.selling();

        assertThat(TestLedger.refused(shop.hold("a", line("BUNDLE", 29), line("LP", 3))))
                .isEqualTo(new Refusal.InsufficientStock("LP", 60, 61));
        assertThat(TestLedger.refused(shop.hold("b", line("LP", 3), line("BUNDLE", 29))))
                .isEqualTo(new Refusal.InsufficientStock("LP", 60, 61));
        assertThat(shop.hold("c", line("BUNDLE", 29), line("LP", 2))).isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.available("LP")).isZero();
    }

    @Test
    void aHeldBundleKeepsItsPartsFromThoseWhoBuyThemAlone() {
        var shop = stall.selling();
        shop.held("a", line("BUNDLE", 30));

        assertThat(TestLedger.refused(shop.order("b", cash(2200, line("LP", 1)))))
                .isEqualTo(new Refusal.InsufficientStock("LP", 0, 1));
    }

    @Test
    void aHeldBundleMayBeSoldAsItsParts() {
        var shop = stall.selling();
        var hold = shop.held("a", line("BUNDLE", 30));

        assertThat(shop.order("b", outOf(hold, 60 * 2200 + 2000, line("LP", 60), line("TEE", 1))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void takingTheOrderBackGivesBackTheParts() {
        var shop = stall.selling();
        var order = TestLedger.done(shop.order("a", cash(9000, line("BUNDLE", 2))));

        shop.voided(order, null);

        assertThat(shop.reads.available(List.of("TEE", "LP", "BUNDLE")).available())
                .isEqualTo(Map.of("TEE", 40L, "LP", 60L, "BUNDLE", 30L));
    }

    @Test
    void whatABundleWasMadeOfWhenItWasSoldComesBackWhateverItIsMadeOfNow() {
        var before = TestShop.assortment(41, 40);
        var shop = stall.selling(before);
        var order = TestLedger.done(shop.order("a", cash(4500, line("BUNDLE", 1))));
        var single = new SaleTerms(
                "BUNDLE",
                "Only a record",
                PriceTerms.fixed(4500),
                "standard",
                0,
                List.of(new Component("LP", 1)),
                SaleWindow.ALWAYS,
                null,
                false);

        shop.adopting(TestShop.with(before, 42, single));
        shop.voided(order, null);

        assertThat(shop.reads.available(List.of("TEE", "LP", "BUNDLE")).available())
                .isEqualTo(Map.of("TEE", 40L, "LP", 60L, "BUNDLE", 60L));
    }

    @Test
    void theLimitOfAPartCountsInsideBundles() {
        var prints = new SaleTerms(
                "TWO",
                "Two prints",
                PriceTerms.fixed(9000),
                "standard",
                0,
                List.of(new Component("PRINT", 2)),
                SaleWindow.ALWAYS,
                null,
                false);
        var shop = stall.selling(TestShop.with(TestShop.assortment(41, 40), 41, prints));

        assertThat(TestLedger.refused(shop.hold("a", line("TWO", 1)))).isInstanceOf(Refusal.NotOpenYet.class);
        stall.time.set(TestShop.OPENS);
        assertThat(TestLedger.refused(shop.hold("a", line("TWO", 1)))).isEqualTo(new Refusal.OverLimit("PRINT", 1, 2));
    }
}
