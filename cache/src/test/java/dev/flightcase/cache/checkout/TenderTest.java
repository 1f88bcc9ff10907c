package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I8: what is paid is what it costs. */
class TenderTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void severalTendersPayTogetherAndAreAllOnTheRecord() {
        var shop = stall.selling();

        var order = JsonReading.object(TestLedger.done(shop.order(
                        "a",
                        paid(
                                List.of(line("TEE", 2)),
                                new Tender.Cash(euros(1500), euros(2000)),
                                new Tender.Noted(Tender.Noted.Kind.OWN_READER, euros(2000), "slip 12"),
                                new Tender.Noted(Tender.Noted.Kind.PAY_LATER, euros(500), null))))
                .json());

        assertThat(at(order, "tenders", 0))
                .isEqualTo(Map.of("kind", "cash", "amount", money(1500), "given", money(2000), "change", money(500)));
        assertThat(at(order, "tenders", 1))
                .isEqualTo(Map.of("kind", "own-reader", "amount", money(2000), "reference", "slip 12"));
        assertThat(at(order, "tenders", 2)).isEqualTo(Map.of("kind", "pay-later", "amount", money(500)));
    }

    @ParameterizedTest
    @EnumSource(Tender.Noted.Kind.class)
    void eachKindPaysAlone(Tender.Noted.Kind kind) {
        var shop = stall.selling();

        assertThat(shop.order("a", paid(List.of(line("TEE", 1)), new Tender.Noted(kind, euros(2000), null))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCentMoreOrLessIsRefused() {
        var shop = stall.selling();

        for (var cents : new long[] {0, 1999, 2001, 4000}) {
            assertThat(TestLedger.refused(shop.order(cents, TestShop.cash(cents, line("TEE", 1)))))
                    .isEqualTo(new Refusal.TenderMismatch(euros(2000), euros(cents)));
        }
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void aNodeWithoutAKeyTakesNoPaymentTokens() {
        var token = new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", "tok_12345678", null);

        assertThat(TestLedger.refused(stall.selling().order("a", paid(List.of(line("TEE", 1)), token))))
                .isEqualTo(new Refusal.TenderKindNotTaken("payment-token"));
    }

    @Test
    void unknownKindsAreRefusedByName() {
        var other = new Tender.Other("seashells", euros(2000));

        assertThat(TestLedger.refused(stall.selling().order("a", paid(List.of(line("TEE", 1)), other))))
                .isEqualTo(new Refusal.TenderKindNotTaken("seashells"));
    }

    private static Map<String, Object> money(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }
}
