package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.NOW;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.SealingKey;
import dev.flightcase.cache.payment.TokenSealer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payment token is on the disk sealed, for as long as it is needed, and nowhere else. */
class PaymentTokenTest {
    private static final String TOKEN = "tok_live_0f3a9c77b2e84d";
    private static final Duration USUAL = Duration.ofDays(1);

    private static final PaymentTokens TOKENS = new PaymentTokens(
            new TokenSealer(SealingKey.of("a secret that is long enough for this test"), List.of(), new SecureRandom()),
            new PaymentTokenRules(Duration.ofMinutes(5)),
            USUAL);

    @RegisterExtension
    final TestStall stall =
            new TestStall(TestLedger.CONFIG, new LedgerPorts(Settlement.QUEUED, TOKENS, FiscalSigner.none()));

    @Test
    void onlySealedBytesReachTheDiskAndTheAnswer() {
        var shop = stall.selling();

        var order = TestLedger.done(shop.order("a", tokens(NOW.plusSeconds(3600))));

        assertThat(stall.disk.contains(TOKEN.getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(stall.disk.contains("acme-pay".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(order.json().text()).doesNotContain(TOKEN).contains("\"provider\":\"acme-pay\"");
        assertThat(shop.order("a", tokens(NOW.plusSeconds(3600)))).isEqualTo(new Outcome.Done<>(order, true));
    }

    @Test
    void theAgeOfTheOldestIsVisible() {
        var shop = stall.selling();
        assertThat(shop.reads.oldestToken()).isEmpty();
        shop.order("a", tokens(NOW.plusSeconds(3600)));
        stall.time.set(NOW.plusSeconds(60));
        shop.order("b", tokens(null));

        assertThat(shop.reads.oldestToken()).contains(new OldestToken(NOW, NOW.plusSeconds(3600)));
    }

    @Test
    void takingTheOrderBackErasesItsToken() {
        var shop = stall.selling();
        var first = TestLedger.done(shop.order("a", tokens(NOW.plusSeconds(3600))));
        stall.time.set(NOW.plusSeconds(60));
        shop.order("b", tokens(null));

        shop.voided(first, null);

        assertThat(shop.reads.oldestToken())
                .contains(
                        new OldestToken(NOW.plusSeconds(60), NOW.plusSeconds(60).plus(USUAL)));
        assertThat(stall.disk.rows("tokens")).isEqualTo(1);
    }

    @Test
    void practiceKeepsNoToken() {
        var shop = stall.selling();
        var sale = tokens(null);

        TestLedger.done(shop.order("a", new OrderRequest(sale.lines(), sale.tenders(), null, null, null, null, true)));

        assertThat(stall.disk.rows("tokens")).isZero();
    }

    @Test
    void whatHasRunOutOrSoonWillIsRefused() {
        var shop = stall.selling();

        assertThat(TestLedger.refused(shop.order("a", tokens(NOW)))).isEqualTo(new Refusal.TokenExpired(NOW));
        assertThat(TestLedger.refused(shop.order("b", tokens(NOW.plusSeconds(299)))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("expires_at"));
        assertThat(stall.disk.rows("tokens")).isZero();
    }

    @Test
    void aCardNumberIsNoToken() {
        var card = new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", "4111111111111111", null);

        assertThat(TestLedger.refused(stall.selling().order("a", paid(List.of(line("TEE", 1)), card))))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo("token");
                    assertThat(invalid.rule()).doesNotContain("4111");
                });
    }

    private static OrderRequest tokens(@Nullable Instant expires) {
        return paid(
                List.of(line("TEE", 1)),
                new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", TOKEN, expires));
    }
}
