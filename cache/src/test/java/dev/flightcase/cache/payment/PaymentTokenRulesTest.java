package dev.flightcase.cache.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final String TOMORROW = "2026-11-22T20:00:00Z";

    private final PaymentTokenRules rules = new PaymentTokenRules(Duration.ofMinutes(5));

    @Test
    void acceptsWhatProvidersGive() {
        var expires = Instant.parse(TOMORROW).plusNanos(1);

        assertThat(check("stripe", "acct_17", "tok_1NXWPn2eZv", expires))
                .isEqualTo(new PaymentTokenRules.Accepted(
                        new PaymentToken("stripe", "acct_17", "tok_1NXWPn2eZv", Instant.parse(TOMORROW))));
        assertThat(check("p", "s", "x".repeat(512), NOW.plus(Duration.ofMinutes(5))))
                .isInstanceOf(PaymentTokenRules.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            nullValues = "null",
            value = {
                "## | s | tok_12345 | 2026-11-22T20:00:00Z | provider | must be 1 to 32 lower-case letters, digits and hyphens",
                "Stripe | s | tok_12345 | 2026-11-22T20:00:00Z | provider | must be 1 to 32",
                "p | ## | tok_12345 | 2026-11-22T20:00:00Z | scope | must be 1 to 64 visible ASCII characters",
                "p | a b | tok_12345 | 2026-11-22T20:00:00Z | scope | must be 1 to 64",
                "p | s | tok_123 | 2026-11-22T20:00:00Z | token | must be 8 to 512 visible ASCII characters",
                "p | s | tok_12345é | 2026-11-22T20:00:00Z | token | must be 8 to 512",
                "p | s | 4111111111111111 | 2026-11-22T20:00:00Z | token | looks like a card number",
                "p | s | pan:4111-1111-1111-1111 | 2026-11-22T20:00:00Z | token | looks like a card number",
                "p | 4111111111111111 | tok_12345 | 2026-11-22T20:00:00Z | scope | looks like a card number",
                "p | s | tok_12345 | null | expires_at | is missing",
                "p | s | tok_12345 | 2026-11-21T20:04:59Z | expires_at | must be good for another 300 s",
                "p | s | tok_12345 | 2026-11-20T20:00:00Z | expires_at | is too soon",
            })
    void refusesTheRestWithoutRepeatingIt(
            String provider, String scope, String token, @Nullable Instant expires, String field, String rule) {
        assertThat(check(provider, scope, token, expires))
                .isInstanceOfSatisfying(PaymentTokenRules.Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused.rule()).contains(rule).doesNotContain("1111", "tok_");
                });
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(check("p".repeat(33), "s", "tok_12345", NOW.plusSeconds(999)))
                .isInstanceOf(PaymentTokenRules.Refused.class);
        assertThat(check("p", "s".repeat(65), "tok_12345", NOW.plusSeconds(999)))
                .isInstanceOf(PaymentTokenRules.Refused.class);
        assertThat(check("p", "s", "x".repeat(513), NOW.plusSeconds(999)))
                .isInstanceOf(PaymentTokenRules.Refused.class);
    }

    private PaymentTokenRules.Checked check(String provider, String scope, String token, @Nullable Instant expires) {
        return rules.check(provider, scope, token, expires, NOW);
    }
}
