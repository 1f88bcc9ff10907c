package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.EUR;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lines cost: discounts, open prices, price lists, taxes. */
class PriceTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    private final Assortment goods = TestShop.with(
            TestShop.with(TestShop.assortment(41, 40), 41, terms("TIP", new PriceTerms(100, true, Map.of()))),
            41,
            terms("TEE", new PriceTerms(2000, false, Map.of("crew", 1200L))));

    @Test
    void aDiscountIsOfTheWholeLineAndOnTheRecord() {
        var shop = stall.selling(goods);

        var order = JsonReading.object(TestLedger.done(
                        shop.order("a", paying(3500, null, discounted("TEE", 2, euros(500)))))
                .json());

        assertThat(at(order, "lines", 0, "unit", "amount")).isEqualTo(2000L);
        assertThat(at(order, "lines", 0, "discount"))
                .isEqualTo(Map.of("amount", 500L, "currency", "EUR", "reason", "two for 35"));
        assertThat(at(order, "lines", 0, "total", "amount")).isEqualTo(3500L);
        assertThat(at(order, "tax", 0, "net", "amount")).isEqualTo(2941L);
        assertThat(at(order, "tax", 0, "tax", "amount")).isEqualTo(559L);
    }

    @Test
    void aDiscountMayTakeAllAndNotMore() {
        var shop = stall.selling(goods);

        assertThat(shop.order("a", paying(0, null, discounted("TEE", 2, euros(4000)))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(shop.order("b", paying(0, null, discounted("TEE", 2, euros(4001))))))
                .isEqualTo(new Refusal.DiscountTooLarge("TEE", euros(4000), euros(4001)));
    }

    @Test
    void onlyAnOpenPriceIsNamedByTheTill() {
        var shop = stall.selling(goods);
        var tip = new OrderLine("TIP", 2, null, euros(750));

        var order = JsonReading.object(
                TestLedger.done(shop.order("a", paying(1500, null, tip))).json());

        assertThat(at(order, "lines", 0, "unit", "amount")).isEqualTo(750L);
        assertThat(at(order, "lines", 0, "open_price")).isEqualTo(true);
        assertThat(shop.order("b", paying(100, null, line("TIP", 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(shop.order("c", paying(1, null, new OrderLine("TEE", 1, null, euros(1))))))
                .isEqualTo(new Refusal.PriceNotOpen("TEE"));
    }

    @Test
    void aPriceListHasItsPricesAndTheUsualOnesForTheRest() {
        var shop = stall.selling(goods);

        var order = TestLedger.done(shop.order("a", paying(3400, "crew", line("TEE", 1), line("LP", 1))));

        assertThat(JsonReading.object(order.json())).containsEntry("price_list", "crew");
        assertThat(TestLedger.refused(shop.order("b", paying(1200, null, line("TEE", 1)))))
                .isEqualTo(new Refusal.TenderMismatch(euros(2000), euros(1200)));
        assertThat(TestLedger.refused(shop.order("c", paying(1200, "press", line("TEE", 1)))))
                .isEqualTo(new Refusal.UnknownPriceList("press"));
    }

    @Test
    void otherCurrenciesAreRefusedWhereverTheyStand() {
        var shop = stall.selling(goods);
        var dollar = new Money(1, Currency.getInstance("USD"));
        var wrong = new Refusal.WrongCurrency("EUR", "USD");

        assertThat(TestLedger.refused(shop.order("a", paying(1999, null, discounted("TEE", 1, dollar)))))
                .isEqualTo(wrong);
        assertThat(TestLedger.refused(shop.order("b", paying(1, null, new OrderLine("TIP", 1, null, dollar)))))
                .isEqualTo(wrong);
    }

    @Test
    void taxComesOnTopWherePricesAreWithoutIt() {
        var without = new Assortment(
                goods.event(),
                41,
                EUR,
                new TaxPlan(false, Map.of("standard", 190_000, "reduced", 55_000)),
                goods.items(),
                List.of());
        var shop = stall.selling(without);

        var order =
                JsonReading.object(TestLedger.done(shop.order("a", paying(4701, null, line("TEE", 1), line("LP", 1))))
                        .json());

        assertThat(at(order, "total", "amount")).isEqualTo(2000L + 380 + 2200 + 121);
        assertThat(order).containsEntry("prices", "tax-exclusive");
    }

    private static SaleTerms terms(String sku, PriceTerms price) {
        return new SaleTerms(sku, sku, price, "standard", 40, List.of(), SaleWindow.ALWAYS, null, false);
    }

    private static OrderLine discounted(String sku, int quantity, Money discount) {
        return new OrderLine(sku, quantity, new Discount(discount, "two for 35"), null);
    }

    private static OrderRequest paying(long cents, @Nullable String list, OrderLine... lines) {
        return new OrderRequest(
                List.of(lines), List.of(new Tender.Cash(euros(cents), null)), null, null, list, null, false);
    }
}
