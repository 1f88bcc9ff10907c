package dev.flightcase.hub.payments;

import java.util.UUID;

/**
 * What a provider is asked for.
 *
 * @param tender its position among the order's tenders, from 0
 * @param scope what the token may be used for, in the provider's words
 * @param token the secret itself
 */
public record Capture(UUID order, int tender, Amount amount, String provider, String scope, String token) {
    /** Always the same for the same payment: whoever asks again with it wants no second one. */
    public String key() {
        return order + "-" + tender;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Capture[" + key() + ", " + amount + ", " + provider + "]";
    }
}
