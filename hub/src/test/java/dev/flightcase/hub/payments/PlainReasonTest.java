package dev.flightcase.hub.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a provider says, before it is stored and shown. */
class PlainReasonTest {
    @Test
    void itIsOneShortLineThatADatabaseTakes() {
        assertThat(PaymentDesk.plain("  no\nfunds\u0000 ")).isEqualTo("no funds");
        assertThat(PaymentDesk.plain("half \ud83d of it")).isEqualTo("half ? of it");
        assertThat(PaymentDesk.plain("x".repeat(199) + "\ud83d\ude00")).isEqualTo("x".repeat(199));
        assertThat(PaymentDesk.plain("\ud83d\ude00".repeat(300))).hasSize(200);
    }

    @Test
    void aCardNumberInItIsMasked() {
        assertThat(PaymentDesk.plain("card 4111 1111 1111 1111 refused")).doesNotContain("4111 1111 1111");
    }
}
