package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bounds and basic rules of a request, which need no catalog; checked before it is queued. */
final class RequestBounds {
    private static final Duration LEASE_MIN = Duration.ofSeconds(1);

    private final LedgerConfig config;

    RequestBounds(LedgerConfig config) {
        this.config = config;
    }

    Optional<Refusal> broken(OrderRequest request) {
        var most = config.requests().tendersMax();
        if (request.tenders().size() > most) {
            return invalid(
                    "tenders",
                    "must be at most " + most + ", not " + request.tenders().size());
        }
        return lines(request.lines())
                .or(() -> text("helper", request.helper()))
                .or(() -> text("price_list", request.priceList()))
                .or(() -> text("pickup", request.pickup()))
                .or(() -> first(request.tenders(), this::broken));
    }

    Optional<Refusal> broken(HoldRequest request) {
        return lines(request.lines()).or(() -> request.lease() == null ? Optional.empty() : lease(request.lease()));
    }

    Optional<Refusal> lease(Duration lease) {
        var longest = config.holds().leaseMax();
        return lease.compareTo(LEASE_MIN) < 0 || lease.compareTo(longest) > 0
                ? invalid("ttl_s", "must be 1 to " + longest.toSeconds())
                : Optional.empty();
    }

    Optional<Refusal> broken(Adjustment adjustment) {
        var most = (long) config.requests().quantityMax() * config.requests().linesMax();
        var quantity = adjustment.quantity();
        var rule =
                switch (adjustment.kind()) {
                    case COUNT -> quantity < 0 || quantity > most ? "must be 0 to " + most : null;
                    case RESTOCK -> quantity < 1 || quantity > most ? "must be 1 to " + most : null;
                    case DAMAGE, GIFT -> quantity > -1 || quantity < -most ? "must be -1 to -" + most : null;
                };
        if (rule != null) {
            return invalid("quantity", rule + " for " + adjustment.kind().wire() + ", not " + quantity);
        }
        return text("sku", adjustment.sku())
                .or(() -> reason(adjustment.reason()))
                .or(() -> text("helper", adjustment.helper()));
    }

    Optional<Refusal> reason(String reason) {
        return reason.isBlank() ? invalid("reason", "must say why") : text("reason", reason);
    }

    Optional<Refusal> broken(CashCount count) {
        return sum("counted", count.counted().minor()).or(() -> text("helper", count.helper()));
    }

    Optional<Refusal> text(String field, @Nullable String text) {
        var most = config.requests().textCharsMax();
        return text != null && text.length() > most
                ? invalid(field, "must be at most " + most + " characters")
                : Optional.empty();
    }

    private Optional<Refusal> lines(List<OrderLine> lines) {
        var most = config.requests().linesMax();
        return lines.isEmpty() || lines.size() > most
                ? invalid("lines", "must be 1 to " + most + ", not " + lines.size())
                : first(lines, this::broken);
    }

    private Optional<Refusal> broken(OrderLine line) {
        var most = config.requests().quantityMax();
        if (line.quantity() < 1 || line.quantity() > most) {
            return invalid("quantity", "must be 1 to " + most + ", not " + line.quantity());
        }
        var discount = line.discount();
        return text("sku", line.sku())
                .or(() -> line.openPrice() == null
                        ? Optional.empty()
                        : sum("price", line.openPrice().minor()))
                .or(() -> discount == null
                        ? Optional.empty()
                        : sum("discount", discount.amount().minor()).or(() -> reason(discount.reason())));
    }

    private Optional<Refusal> broken(Tender tender) {
        return sum("tender amount", tender.amount().minor()).or(() -> switch (tender) {
            case Tender.Other other -> text("tender kind", other.kind());
            case Tender.Noted noted -> text("reference", noted.reference());
            case Tender.PaymentToken _ -> Optional.empty();
            case Tender.Cash cash ->
                cash.given() == null
                        ? Optional.empty()
                        : sum("cash given", cash.given().minor());
        });
    }

    private static Optional<Refusal> sum(String field, long minor) {
        return minor < 0 || minor > TaxSplit.SUM_MAX
                ? invalid(field, "must be 0 to " + TaxSplit.SUM_MAX + " minor units")
                : Optional.empty();
    }

    private static <T> Optional<Refusal> first(List<T> parts, Function<T, Optional<Refusal>> check) {
        return parts.stream().map(check).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> invalid(String field, String rule) {
        return Optional.of(new Refusal.Invalid(field, rule));
    }
}
