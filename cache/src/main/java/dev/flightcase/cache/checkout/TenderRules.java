package dev.flightcase.cache.checkout;

import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the tenders pay a total; pure. */
final class TenderRules {
    private final Shelf shelf;
    private final Instant now;
    private final Instant forExpiry;
    private final @Nullable PaymentTokens tokens;

    /** @param tokens null when this node keeps none */
    TenderRules(Shelf shelf, Instant now, Instant forExpiry, @Nullable PaymentTokens tokens) {
        this.shelf = shelf;
        this.now = now;
        this.forExpiry = forExpiry;
        this.tokens = tokens;
    }

    /** @param total minor units */
    Optional<Refusal> unpaid(List<Tender> tenders, long total) {
        var offered = 0L;
        for (var tender : tenders) {
            if (!tender.amount().currency().equals(shelf.currency())) {
                return Optional.of(wrongCurrency(tender.amount()));
            }
            var refusal = untakeable(tender);
            if (refusal.isPresent()) {
                return refusal;
            }
            offered += tender.amount().minor();
        }
        return offered == total
                ? Optional.empty()
                : Optional.of(new Refusal.TenderMismatch(shelf.money(total), shelf.money(offered)));
    }

    private Optional<Refusal> untakeable(Tender tender) {
        return switch (tender) {
            case Tender.Other other -> Optional.of(new Refusal.TenderKindNotTaken(other.kind()));
            case Tender.Cash cash -> cash.given() == null ? Optional.empty() : tooLittle(cash.amount(), cash.given());
            case Tender.Noted _ -> Optional.empty();
            case Tender.PaymentToken token -> badToken(token);
        };
    }

    private Optional<Refusal> badToken(Tender.PaymentToken token) {
        if (tokens == null) {
            return Optional.of(new Refusal.TenderKindNotTaken(Tender.PaymentToken.KIND));
        }
        if (token.expires() != null && !token.expires().isAfter(forExpiry)) {
            return Optional.of(new Refusal.TokenExpired(token.expires()));
        }
        return tokens.check(token, now, forExpiry) instanceof PaymentTokenRules.Refused(var field, var rule)
                ? Optional.of(new Refusal.Invalid(field, rule))
                : Optional.empty();
    }

    private Optional<Refusal> tooLittle(Money amount, Money given) {
        if (!given.currency().equals(shelf.currency())) {
            return Optional.of(wrongCurrency(given));
        }
        return given.minor() < amount.minor()
                ? Optional.of(new Refusal.CashTooLittle(amount, given))
                : Optional.empty();
    }

    private Refusal wrongCurrency(Money money) {
        return new Refusal.WrongCurrency(shelf.currency().getCurrencyCode(), money.code());
    }
}
