package dev.flightcase.cache.checkout;

import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.TokenSeal;
import java.time.Duration;
import java.time.Instant;

/**
 * How payment tokens are checked and kept.
 *
 * @param usual how long a token counts as good when the till does not say: a day, as with most providers
 */
public record PaymentTokens(TokenSeal seal, PaymentTokenRules rules, Duration usual) {
    /** As it was asked for, with the usual expiry where none was named. */
    PaymentTokenRules.Checked check(Tender.PaymentToken tender, Instant now, Instant forExpiry) {
        var expires = tender.expires() == null ? now.plus(usual) : tender.expires();
        return rules.check(tender.provider(), tender.scope(), tender.token(), expires, forExpiry);
    }
}
