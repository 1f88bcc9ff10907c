package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.CLOSES;
import static dev.flightcase.cache.checkout.TestShop.NOW;
import static dev.flightcase.cache.checkout.TestShop.OPENS;
import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
    private final Shelf shelf = new Shelf(TestShop.assortment(1, 40));
    private final ChunkedList<StockRow> stock = ChunkedList.of(
            Stream.of(40, 60, 0, 100).map(units -> StockRow.none().bring(units)).toList());

    @Test
    void demandOfTwoLinesIsSummedBeforeItIsChecked() {
        assertThat(judge(cash(82_000, line("TEE", 21), line("TEE", 20))))
                .isEqualTo(new Verdict.Not(new Refusal.InsufficientStock("TEE", 40, 41)));
        assertThat(judge(cash(80_000, line("TEE", 20), line("TEE", 20))))
                .isInstanceOfSatisfying(
                        Verdict.Sellable.class,
                        sale -> assertThat(sale.demand()).isEqualTo(Map.of(0, 40L)));
    }

    @Test
    void taxIsSplitPerRateOverTheWholeOrder() {
        assertThat(judge(cash(8400, line("TEE", 1), line("LP", 2), line("TEE", 1))))
                .isInstanceOfSatisfying(Verdict.Sellable.class, sale -> {
                    assertThat(sale.total()).isEqualTo(8400);
                    assertThat(sale.taxes())
                            .containsExactly(new TaxShare("standard", 3361, 639), new TaxShare("reduced", 4171, 229));
                });
    }

    @Test
    void windowIsInclusiveAtItsOpeningAndExclusiveAtItsClosing() {
        var one = cash(6000, line("PRINT", 1));

        assertThat(judge(one, OPENS.minusMillis(1)))
                .isEqualTo(new Verdict.Not(new Refusal.NotOpenYet("PRINT", OPENS, Duration.ofMillis(1))));
        assertThat(judge(one, OPENS)).isInstanceOf(Verdict.Sellable.class);
        assertThat(judge(one, CLOSES.minusMillis(1))).isInstanceOf(Verdict.Sellable.class);
        assertThat(judge(one, CLOSES)).isEqualTo(new Verdict.Not(new Refusal.Closed("PRINT", CLOSES)));
    }

    @Test
    void limitCountsTheWholeBasket() {
        assertThat(judge(cash(12_000, line("PRINT", 1), line("PRINT", 1)), OPENS))
                .isEqualTo(new Verdict.Not(new Refusal.OverLimit("PRINT", 1, 2)));
    }

    @Test
    void unknownSkusAreRefused() {
        assertThat(judge(cash(1, line("tee", 1)))).isEqualTo(new Verdict.Not(new Refusal.UnknownSku("tee")));
    }

    /** The open fault of another engine (Medusa 16502): each line passes alone, together they oversell the part. */
    @Test
    void aBundleAndItsPartInOneBasketAreSummed() {
        assertThat(judge(cash(4500 + 59 * 2200, line("BUNDLE", 1), line("LP", 59))))
                .isEqualTo(new Verdict.Not(new Refusal.InsufficientStock("LP", 60, 61)));
        assertThat(judge(cash(4500 + 58 * 2200, line("BUNDLE", 1), line("LP", 58))))
                .isInstanceOfSatisfying(
                        Verdict.Sellable.class,
                        sale -> assertThat(sale.demand()).isEqualTo(Map.of(0, 1L, 1, 60L)));
    }

    @Test
    void tendersMustAddUpToTheTotalInTheEventsCurrency() {
        var dollars = new Money(2000, Currency.getInstance("USD"));

        assertThat(judge(cash(1999, line("TEE", 1))))
                .isEqualTo(new Verdict.Not(new Refusal.TenderMismatch(euros(2000), euros(1999))));
        assertThat(judge(paid())).isEqualTo(new Verdict.Not(new Refusal.TenderMismatch(euros(2000), euros(0))));
        assertThat(judge(paid(new Tender.Cash(dollars, null))))
                .isEqualTo(new Verdict.Not(new Refusal.WrongCurrency("EUR", "USD")));
        assertThat(judge(paid(new Tender.Cash(euros(2000), dollars))))
                .isEqualTo(new Verdict.Not(new Refusal.WrongCurrency("EUR", "USD")));
        assertThat(judge(paid(new Tender.Cash(euros(2000), euros(1999)))))
                .isEqualTo(new Verdict.Not(new Refusal.CashTooLittle(euros(2000), euros(1999))));
        assertThat(judge(paid(new Tender.Other("payment-token", euros(2000)))))
                .isEqualTo(new Verdict.Not(new Refusal.TenderKindNotTaken("payment-token")));
        assertThat(judge(paid(new Tender.Cash(euros(500), euros(1000)), new Tender.Cash(euros(1500), null))))
                .isInstanceOf(Verdict.Sellable.class);
    }

    @Test
    void bundlesShowAsManyAsTheirScarcestPartAllows() {
        assertThat(shelf.available(2, stock::get)).isEqualTo(30);
    }

    private static OrderRequest paid(Tender... tenders) {
        return TestShop.paid(List.of(line("TEE", 1)), tenders);
    }

    private Verdict judge(OrderRequest request) {
        return judge(request, NOW);
    }

    private Verdict judge(OrderRequest request, Instant now) {
        return new OrderRules(shelf, stock::get, now, now, null).judge(request, null);
    }
}
