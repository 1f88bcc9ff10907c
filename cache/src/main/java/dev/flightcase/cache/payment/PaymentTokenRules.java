package dev.flightcase.cache.payment;

import dev.flightcase.settings.cards.CardNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a till may send as a payment token. Bounds and form only: whether it is good for money the provider alone knows. */
public final class PaymentTokenRules {
    public static final int TOKEN_CHARS_MIN = 8;
    public static final int TOKEN_CHARS_MAX = 512;
    public static final int SCOPE_CHARS_MAX = 64;

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final Duration lifeMin;

    /** @param lifeMin what must be left of a token's life, so that it can still reach the provider */
    public PaymentTokenRules(Duration lifeMin) {
        this.lifeMin = lifeMin;
    }

    /** What came of a check. */
    public sealed interface Checked {}

    public record Accepted(PaymentToken token) implements Checked {}

    /**
     * @param field {@code provider}, {@code scope}, {@code token} or {@code expires_at}
     * @param rule completes a sentence that begins with the field; never repeats the value
     */
    public record Refused(String field, String rule) implements Checked {}

    /** @param expiresAt null when it was not given */
    public Checked check(String provider, String scope, String token, @Nullable Instant expiresAt, Instant now) {
        if (!PROVIDER.matcher(provider).matches()) {
            return new Refused("provider", "must be 1 to 32 lower-case letters, digits and hyphens");
        }
        var refused = badScope(scope).or(() -> badToken(token));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (expiresAt == null) {
            return new Refused("expires_at", "is missing");
        }
        if (expiresAt.isBefore(now.plus(lifeMin))) {
            return new Refused(
                    "expires_at", "is too soon: the token must be good for another " + lifeMin.toSeconds() + " s");
        }
        return new Accepted(new PaymentToken(provider, scope, token, expiresAt));
    }

    private static Optional<Refused> badScope(String scope) {
        if (scope.isEmpty() || scope.length() > SCOPE_CHARS_MAX || !isVisible(scope)) {
            return refused("scope", "must be 1 to " + SCOPE_CHARS_MAX + " visible ASCII characters");
        }
        return notCard("scope", scope);
    }

    private static Optional<Refused> badToken(String token) {
        if (token.length() < TOKEN_CHARS_MIN || token.length() > TOKEN_CHARS_MAX || !isVisible(token)) {
            return refused(
                    "token", "must be " + TOKEN_CHARS_MIN + " to " + TOKEN_CHARS_MAX + " visible ASCII characters");
        }
        return notCard("token", token);
    }

    private static Optional<Refused> notCard(String field, String text) {
        return CardNumbers.isIn(text)
                ? refused(field, "looks like a card number; card numbers do not belong here, use the card reader")
                : Optional.empty();
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static Optional<Refused> refused(String field, String rule) {
        return Optional.of(new Refused(field, rule));
    }
}
