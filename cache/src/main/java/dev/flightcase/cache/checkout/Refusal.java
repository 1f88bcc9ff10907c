package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Why something was not done. {@link #reason()} is stable: a problem type and a metric label. */
public sealed interface Refusal {
    /** Nothing was imported yet, so nothing is sold. */
    record NoEvent() implements Refusal {}

    /** The stall is closed, or the event is settled. */
    record EventClosed(EventLife life) implements Refusal {}

    record LifeNotPossible(EventLife life, EventLife asked) implements Refusal {}

    record UnknownSku(String sku) implements Refusal {}

    /** A bundle has the stock of its parts. */
    record BundleHasNoStock(String sku) implements Refusal {}

    /** @param until how long until it opens */
    record NotOpenYet(String sku, Instant opens, Duration until) implements Refusal {}

    record Closed(String sku, Instant closes) implements Refusal {}

    record Paused(String sku) implements Refusal {}

    record OverLimit(String sku, int limit, long asked) implements Refusal {}

    /** @param sku of a bundle, the part that is short */
    record InsufficientStock(String sku, long available, long asked) implements Refusal {}

    /** Fewer were counted than are kept for customers. */
    record CountBelowHeld(String sku, long held, long counted) implements Refusal {}

    record UnknownPriceList(String list) implements Refusal {}

    record PriceNotOpen(String sku) implements Refusal {}

    record DiscountTooLarge(String sku, Money line, Money discount) implements Refusal {}

    record UnknownPickup(String pickup) implements Refusal {}

    record PickupFull(String pickup) implements Refusal {}

    record PickupOver(String pickup, Instant until) implements Refusal {}

    record NoPickup(long number) implements Refusal {}

    /** The tenders do not add up to the total that the ledger computed. */
    record TenderMismatch(Money expected, Money offered) implements Refusal {}

    record TenderKindNotTaken(String kind) implements Refusal {}

    record TokenExpired(Instant expires) implements Refusal {}

    record CashTooLittle(Money amount, Money given) implements Refusal {}

    record WrongCurrency(String expected, String offered) implements Refusal {}

    /** There is none with this id, or it is another device's. */
    record UnknownHold(UUID hold) implements Refusal {}

    record HoldExpired(UUID hold) implements Refusal {}

    record HoldReleased(UUID hold) implements Refusal {}

    record HoldSold(UUID hold, UUID order) implements Refusal {}

    record TooManyHolds(int limit) implements Refusal {}

    record UnknownOrder(UUID order) implements Refusal {}

    record AlreadyVoided(long number) implements Refusal {}

    /** The order's event is over: nothing of it changes any more. */
    record EventSettled(long number) implements Refusal {}

    /** The request breaks a bound or a basic rule, before any product is looked at. */
    record Invalid(String field, String rule) implements Refusal {}

    /** Lower-case words joined by hyphens. */
    default String reason() {
        return switch (this) {
            case NoEvent _ -> "no-event";
            case EventClosed _ -> "event-closed";
            case LifeNotPossible _ -> "event-life";
            case UnknownSku _ -> "unknown-sku";
            case BundleHasNoStock _ -> "bundle-has-no-stock";
            case NotOpenYet _ -> "drop-not-open";
            case Closed _ -> "drop-closed";
            case Paused _ -> "paused";
            case OverLimit _ -> "over-limit";
            case InsufficientStock _ -> "insufficient-stock";
            case CountBelowHeld _ -> "count-below-held";
            case UnknownPriceList _ -> "unknown-price-list";
            case PriceNotOpen _ -> "price-not-open";
            case DiscountTooLarge _ -> "discount-too-large";
            case UnknownPickup _ -> "unknown-pickup";
            case PickupFull _ -> "pickup-full";
            case PickupOver _ -> "pickup-over";
            case NoPickup _ -> "no-pickup";
            case TenderMismatch _ -> "tender-mismatch";
            case TenderKindNotTaken _ -> "tender-kind-not-taken";
            case TokenExpired _ -> "token-expired";
            case CashTooLittle _ -> "cash-too-little";
            case WrongCurrency _ -> "wrong-currency";
            case UnknownHold _ -> "unknown-hold";
            case HoldExpired _ -> "hold-expired";
            case HoldReleased _ -> "hold-released";
            case HoldSold _ -> "hold-sold";
            case TooManyHolds _ -> "too-many-holds";
            case UnknownOrder _ -> "unknown-order";
            case AlreadyVoided _ -> "already-voided";
            case EventSettled _ -> "event-settled";
            case Invalid _ -> "invalid-order";
        };
    }

    /** A sentence or two for the person at the till. */
    default String says() {
        return RefusalWords.of(this);
    }
}
