package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.OPERATOR;
import static dev.flightcase.cache.checkout.TestShop.OTHER_PHONE;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hold is its device's, the operator's, and whose who has its token. */
class HoldTokenTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void anotherDeviceKnowsNothingOfIt() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));
        var unknown = new Refusal.UnknownHold(hold.id());
        var request = TestShop.outOf(hold, 2000, line("TEE", 1));

        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.release(OTHER_PHONE, hold))))
                .isEqualTo(unknown);
        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.extend(OTHER_PHONE, hold, null))))
                .isEqualTo(unknown);
        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.order(OTHER_PHONE, TestShop.key("b"), request))))
                .isEqualTo(unknown);
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void theTokenLetsAnotherDeviceSellIt() {
        var shop = stall.selling();
        var token = token(shop.hold("a", line("TEE", 40)));
        var claim = shop.reads.claim(token).orElseThrow();

        var order = shop.ledger.order(OTHER_PHONE, TestShop.key("b"), TestShop.outOf(claim, 80_000, line("TEE", 40)));

        assertThat(TestLedger.answer(order)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theOperatorMayReleaseWhatAPhoneHolds() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 40));

        assertThat(TestLedger.answer(shop.ledger.release(OPERATOR, hold))).isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void theTokenOutlivesARestart() {
        var token = token(stall.selling().hold("a", line("TEE", 1)));

        assertThat(stall.selling().reads.claim(token))
                .hasValueSatisfying(claim -> assertThat(claim.proven()).isTrue());
    }

    @Test
    void thePlainIdClaimsButProvesNothing() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));

        assertThat(shop.reads.claim(hold.id().toString())).contains(new HoldClaim(hold.id(), false));
    }

    @Test
    void aTokenOfAnotherNodeIsNone() {
        var token = token(stall.selling().hold("a", line("TEE", 1)));
        var other = new TestStall();
        try {
            assertThat(other.selling().reads.claim(token)).isEmpty();
        } finally {
            other.start().close();
        }
    }

    @Test
    void noMutatedTokenIsOne() {
        var shop = stall.selling();
        var token = token(shop.hold("a", line("TEE", 1)));
        var random = new Random(3);
        for (var n = 0; n < 2000; n++) {
            var mutated = new StringBuilder(token);
            switch (random.nextInt(4)) {
                case 0 -> mutated.setCharAt(random.nextInt(token.length()), (char) (' ' + random.nextInt(95)));
                case 1 -> mutated.deleteCharAt(random.nextInt(token.length()));
                case 2 -> mutated.insert(random.nextInt(token.length()), (char) random.nextInt(0x3000));
                default -> mutated.setLength(random.nextInt(token.length()));
            }
            if (!same(mutated.toString(), token)) {
                assertThat(shop.reads.claim(mutated.toString()))
                        .as(mutated.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void hostileTextsAreNoClaims() {
        var shop = stall.selling();

        for (var text :
                new String[] {"", "h1.", "h1.AAAA", "h1." + "A".repeat(43), "h1." + "A".repeat(100_000), "1-1"}) {
            assertThat(shop.reads.claim(text).filter(HoldClaim::proven))
                    .as(text)
                    .isEmpty();
        }
    }

    /** The last character of unpadded base64 may differ in bits that mean nothing. */
    private static boolean same(String one, String other) {
        return one.equals(other)
                || (one.length() == other.length() && one.startsWith(other.substring(0, other.length() - 1)));
    }

    @Test
    void theTokenIsReadWhileTheDatabaseIsClosed() {
        var shop = stall.selling();
        var token = token(shop.hold("a", line("TEE", 1)));

        shop.close();

        assertThat(shop.reads.claim(token)).isPresent();
    }

    private static String token(Outcome<HoldView> hold) {
        return String.valueOf(JsonReading.object(TestLedger.done(hold).json()).get("token"));
    }
}
