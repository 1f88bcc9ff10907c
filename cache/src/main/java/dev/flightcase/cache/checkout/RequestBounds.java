package dev.flightcase.cache.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bounds and basic rules of a request, which need no catalog; checked before it is queued. */
final class RequestBounds {
    private final LedgerConfig config;

    RequestBounds(LedgerConfig config) {
        this.config = config;
    }

    Optional<Refusal> broken(OrderRequest request) {
        if (request.lines().isEmpty() || request.lines().size() > config.linesMax()) {
            return invalid(
                    "lines",
                    "must be 1 to " + config.linesMax() + ", not "
                            + request.lines().size());
        }
        if (request.tenders().size() > config.tendersMax()) {
            return invalid(
                    "tenders",
                    "must be at most " + config.tendersMax() + ", not "
                            + request.tenders().size());
        }
        for (var line : request.lines()) {
            if (line.quantity() < 1 || line.quantity() > config.quantityMax()) {
                return invalid("quantity", "must be 1 to " + config.quantityMax() + ", not " + line.quantity());
            }
            if (tooLong(line.sku())) {
                return invalid("sku", textRule());
            }
        }
        if (tooLong(request.hold())) {
            return invalid("hold", textRule());
        }
        if (tooLong(request.helper())) {
            return invalid("helper", textRule());
        }
        return request.tenders().stream().flatMap(t -> broken(t).stream()).findFirst();
    }

    private Optional<Refusal> broken(Tender tender) {
        if (tender.amount().minor() < 0 || tender.amount().minor() > TaxSplit.SUM_MAX) {
            return invalid("tender amount", "must be 0 to " + TaxSplit.SUM_MAX + " minor units");
        }
        return switch (tender) {
            case Tender.Other other -> tooLong(other.kind()) ? invalid("tender kind", textRule()) : Optional.empty();
            case Tender.Cash cash ->
                cash.given() != null && cash.given().minor() > TaxSplit.SUM_MAX
                        ? invalid("cash given", "must be at most " + TaxSplit.SUM_MAX + " minor units")
                        : Optional.empty();
        };
    }

    private boolean tooLong(@Nullable String text) {
        return text != null && text.length() > config.textCharsMax();
    }

    private String textRule() {
        return "must be at most " + config.textCharsMax() + " characters";
    }

    private static Optional<Refusal> invalid(String field, String rule) {
        return Optional.of(new Refusal.Invalid(field, rule));
    }
}
