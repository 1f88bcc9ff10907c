package dev.flightcase.cache.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a payment provider will take for money later. Made by {@link PaymentTokenRules}, which has checked it.
 *
 * @param provider who gave it, such as {@code stripe}
 * @param scope what it may be used for, in the provider's words: a merchant account, a location
 * @param token the secret itself
 * @param expiresAt from when on the provider refuses it; whole milliseconds
 */
public record PaymentToken(String provider, String scope, String token, Instant expiresAt) {
    public PaymentToken {
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PaymentToken[" + provider + ", expires " + expiresAt + "]";
    }
}
