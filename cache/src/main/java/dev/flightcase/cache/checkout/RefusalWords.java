package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;

/** What a refusal says to the person at the till. */
final class RefusalWords {
    private RefusalWords() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoEvent _ -> "No catalog has been imported, so nothing can be sold yet.";
            case Refusal.EventClosed r ->
                r.life() == EventLife.SETTLED
                        ? "This event is over and settled. Start the next one to sell again."
                        : "The stall is closed. The operator can open it again.";
            case Refusal.LifeNotPossible r ->
                "The event is " + r.life().wire() + " and can not become "
                        + r.asked().wire() + ".";
            case Refusal.UnknownSku r -> r.sku() + " is not in the catalog.";
            case Refusal.BundleHasNoStock r -> r.sku() + " is a bundle. Change the stock of its parts.";
            case Refusal.NotOpenYet r -> r.sku() + " is sold from " + r.opens() + ".";
            case Refusal.Closed r -> "The sale of " + r.sku() + " ended at " + r.closes() + ".";
            case Refusal.Paused r -> r.sku() + " is paused: the operator has taken it off sale for now.";
            case Refusal.OverLimit r ->
                "At most " + r.limit() + " of " + r.sku() + " per order, not " + r.asked() + ".";
            case Refusal.InsufficientStock r ->
                r.available() == 0
                        ? r.sku() + " is sold out."
                        : "Only " + r.available() + " of " + r.sku() + " left, not " + r.asked() + ".";
            case Refusal.CountBelowHeld r ->
                r.held() + " of " + r.sku() + " are kept for customers, but only " + r.counted()
                        + " were counted. Release a hold first, or count again.";
            case Refusal.UnknownPriceList r -> "There is no price list " + r.list() + ".";
            case Refusal.PriceNotOpen r -> r.sku() + " has a fixed price; give a discount instead.";
            case Refusal.DiscountTooLarge r ->
                "A discount of " + words(r.discount()) + " is more than the " + words(r.line()) + " of " + r.sku()
                        + ".";
            case Refusal.UnknownPickup r -> "There is no pickup " + r.pickup() + ".";
            case Refusal.PickupFull r -> "Pickup " + r.pickup() + " is full. Choose another time.";
            case Refusal.PickupOver r -> "Pickup " + r.pickup() + " ended at " + r.until() + ".";
            case Refusal.NoPickup r -> "Order " + r.number() + " was handed over when it was sold.";
            case Refusal.TenderMismatch r ->
                "The total is " + words(r.expected()) + "; the tenders add up to " + words(r.offered()) + ".";
            case Refusal.TenderKindNotTaken r -> "Payment by \"" + r.kind() + "\" is not taken here.";
            case Refusal.TokenExpired r -> "The payment token ran out at " + r.expires() + ". Ask for payment again.";
            case Refusal.CashTooLittle r -> words(r.given()) + " given does not cover " + words(r.amount()) + ".";
            case Refusal.WrongCurrency r -> "This event sells in " + r.expected() + ", not in " + r.offered() + ".";
            case Refusal.UnknownHold _ -> "This reservation is not known, or is another phone's. Nothing was sold.";
            case Refusal.HoldExpired _ ->
                "The reservation ran out while the phone was away. Nothing was sold; sell again what is still there.";
            case Refusal.HoldReleased _ -> "The reservation was given back. Nothing was sold.";
            case Refusal.HoldSold _ -> "This reservation is sold already: look at the last sales.";
            case Refusal.TooManyHolds r -> "There are " + r.limit() + " open reservations. Sell or release some first.";
            case Refusal.UnknownOrder _ -> "There is no such order.";
            case Refusal.AlreadyVoided r -> "Order " + r.number() + " is void already.";
            case Refusal.EventSettled r ->
                "Order " + r.number() + " belongs to an event that is over; it can not be changed.";
            case Refusal.Invalid r -> r.field() + " " + r.rule() + ".";
        };
    }

    private static String words(Money money) {
        return money.decimal() + " " + money.code();
    }
}
