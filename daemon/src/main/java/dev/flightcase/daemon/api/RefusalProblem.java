package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Refusal;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.http.Problem;
import java.util.Map;

/** Why the ledger refused, as a problem: its reason is the type, its words are for the helper at the till. */
final class RefusalProblem {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    /** The request itself is wrong, whatever the stock. */
    private static final int UNPROCESSABLE = 422;

    private RefusalProblem() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoEvent _ -> problem(refusal, CONFLICT, "No catalog yet");
            case Refusal.EventClosed r ->
                problem(refusal, CONFLICT, "The stall is closed")
                        .with("life", r.life().wire());
            case Refusal.LifeNotPossible r ->
                problem(refusal, CONFLICT, "Not possible now")
                        .with("life", r.life().wire());
            case Refusal.UnknownSku r ->
                problem(refusal, UNPROCESSABLE, "Unknown product").with("sku", r.sku());
            case Refusal.BundleHasNoStock r ->
                problem(refusal, UNPROCESSABLE, "A bundle has no stock of its own")
                        .with("sku", r.sku());
            case Refusal.NotOpenYet r ->
                problem(refusal, CONFLICT, "Not on sale yet")
                        .with("sku", r.sku())
                        .with("opens", r.opens().toString())
                        .with("retryAfterMs", r.until().toMillis());
            case Refusal.Closed r ->
                problem(refusal, CONFLICT, "No longer on sale")
                        .with("sku", r.sku())
                        .with("closes", r.closes().toString());
            case Refusal.Paused r -> problem(refusal, CONFLICT, "Paused").with("sku", r.sku());
            case Refusal.OverLimit r ->
                problem(refusal, CONFLICT, "Over the limit for one order")
                        .with("sku", r.sku())
                        .with("limit", r.limit());
            case Refusal.InsufficientStock r ->
                problem(refusal, CONFLICT, "Not enough stock")
                        .with("sku", r.sku())
                        .with("available", r.available());
            case Refusal.CountBelowHeld r ->
                problem(refusal, CONFLICT, "Fewer than are held")
                        .with("sku", r.sku())
                        .with("held", r.held());
            case Refusal.UnknownPriceList r ->
                problem(refusal, UNPROCESSABLE, "Unknown price list").with("price_list", r.list());
            case Refusal.PriceNotOpen r ->
                problem(refusal, UNPROCESSABLE, "A fixed price").with("sku", r.sku());
            case Refusal.DiscountTooLarge r ->
                problem(refusal, UNPROCESSABLE, "Too large a discount").with("sku", r.sku());
            case Refusal.UnknownPickup r ->
                problem(refusal, UNPROCESSABLE, "Unknown pickup").with("pickup", r.pickup());
            case Refusal.PickupFull r ->
                problem(refusal, CONFLICT, "Pickup full").with("pickup", r.pickup());
            case Refusal.PickupOver r ->
                problem(refusal, CONFLICT, "Pickup over").with("pickup", r.pickup());
            case Refusal.NoPickup _ -> problem(refusal, CONFLICT, "Nothing to hand over");
            case Refusal.TenderMismatch r ->
                problem(refusal, CONFLICT, "The tenders do not add up").with("total", money(r.expected()));
            case Refusal.TenderKindNotTaken r ->
                problem(refusal, UNPROCESSABLE, "This tender is not taken").with("kind", r.kind());
            case Refusal.TokenExpired _ -> problem(refusal, UNPROCESSABLE, "The payment token ran out");
            case Refusal.CashTooLittle r ->
                problem(refusal, UNPROCESSABLE, "Not enough cash").with("amount", money(r.amount()));
            case Refusal.WrongCurrency r ->
                problem(refusal, UNPROCESSABLE, "Another currency").with("currency", r.expected());
            case Refusal.UnknownHold r ->
                problem(refusal, NOT_FOUND, "No such hold")
                        .with("hold", r.hold().toString());
            case Refusal.HoldExpired r ->
                problem(refusal, CONFLICT, "The hold has expired")
                        .with("hold", r.hold().toString());
            case Refusal.HoldReleased r ->
                problem(refusal, CONFLICT, "The hold was released")
                        .with("hold", r.hold().toString());
            case Refusal.HoldSold r ->
                problem(refusal, CONFLICT, "The hold is sold")
                        .with("order", r.order().toString());
            case Refusal.TooManyHolds r ->
                problem(refusal, TOO_MANY, "Too many holds").with("limit", r.limit());
            case Refusal.UnknownOrder r ->
                problem(refusal, NOT_FOUND, "No such order")
                        .with("order", r.order().toString());
            case Refusal.AlreadyVoided r ->
                problem(refusal, CONFLICT, "Void already").with("number", r.number());
            case Refusal.EventSettled r ->
                problem(refusal, CONFLICT, "The event is over").with("number", r.number());
            case Refusal.Invalid r ->
                problem(refusal, UNPROCESSABLE, "The request breaks a rule").with("field", r.field());
        };
    }

    private static Problem problem(Refusal refusal, int status, String title) {
        return Problem.of(status, refusal.reason(), title, refusal.says());
    }

    private static Map<String, Object> money(Money money) {
        return Map.of("amount", money.minor(), "currency", money.code());
    }
}
