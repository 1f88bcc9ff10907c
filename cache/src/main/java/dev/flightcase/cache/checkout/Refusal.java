package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.time.Instant;

/** Why an order was not taken. {@link #reason()} is stable: a problem type and a metric label. */
public sealed interface Refusal {

    /** Nothing was imported yet, so nothing is sold. */
    record NoEvent() implements Refusal {}

    record UnknownSku(String sku) implements Refusal {}

    /** Bundles are shown, not yet sold. */
    record BundleNotSold(String sku) implements Refusal {}

    record NotOpenYet(String sku, Instant opens) implements Refusal {}

    record Closed(String sku, Instant closes) implements Refusal {}

    record OverLimit(String sku, int limit, long asked) implements Refusal {}

    record InsufficientStock(String sku, long available, long asked) implements Refusal {}

    /** The tenders do not add up to the total that the ledger computed. */
    record TenderMismatch(Money expected, Money offered) implements Refusal {}

    record TenderKindNotTaken(String kind) implements Refusal {}

    record CashTooLittle(Money amount, Money given) implements Refusal {}

    record WrongCurrency(String expected, String offered) implements Refusal {}

    /** No hold has this id; holds are not given out yet. */
    record UnknownHold(String hold) implements Refusal {}

    /** The request breaks a bound or a basic rule, before any product is looked at. */
    record Invalid(String field, String rule) implements Refusal {}

    /** Lower-case words joined by hyphens. */
    default String reason() {
        return switch (this) {
            case NoEvent _ -> "no-event";
            case UnknownSku _ -> "unknown-sku";
            case BundleNotSold _ -> "bundle-not-sold";
            case NotOpenYet _ -> "drop-not-open";
            case Closed _ -> "drop-closed";
            case OverLimit _ -> "over-limit";
            case InsufficientStock _ -> "insufficient-stock";
            case TenderMismatch _ -> "tender-mismatch";
            case TenderKindNotTaken _ -> "tender-kind-not-taken";
            case CashTooLittle _ -> "cash-too-little";
            case WrongCurrency _ -> "wrong-currency";
            case UnknownHold _ -> "unknown-hold";
            case Invalid _ -> "invalid-order";
        };
    }

    /** A sentence for the person at the till. */
    default String says() {
        return switch (this) {
            case NoEvent _ -> "No catalog has been imported, so nothing can be sold yet.";
            case UnknownSku r -> r.sku + " is not in the catalog.";
            case BundleNotSold r -> r.sku + " is a bundle: shown, not yet sold. Sell its parts one by one.";
            case NotOpenYet r -> r.sku + " is sold from " + r.opens + ".";
            case Closed r -> "The sale of " + r.sku + " ended at " + r.closes + ".";
            case OverLimit r -> "At most " + r.limit + " of " + r.sku + " per order, not " + r.asked + ".";
            case InsufficientStock r -> "Only " + r.available + " of " + r.sku + " left, not " + r.asked + ".";
            case TenderMismatch r ->
                "The total is " + words(r.expected) + "; the tenders add up to " + words(r.offered) + ".";
            case TenderKindNotTaken r -> "Tender kind \"" + r.kind + "\" is not taken yet; cash is.";
            case CashTooLittle r -> words(r.given) + " given does not cover " + words(r.amount) + ".";
            case WrongCurrency r -> "This event sells in " + r.expected + ", not in " + r.offered + ".";
            case UnknownHold r -> "There is no hold " + r.hold + "; leave it out.";
            case Invalid r -> r.field + " " + r.rule + ".";
        };
    }

    private static String words(Money money) {
        return money.decimal() + " " + money.code();
    }
}
