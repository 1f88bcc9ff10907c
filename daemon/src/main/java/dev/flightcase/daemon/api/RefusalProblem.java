package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Refusal;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.http.Problem;
import java.util.Map;

/** Why the ledger refused, as a problem: its reason is the type, its words are for the helper at the till. */
final class RefusalProblem {
    private static final int CONFLICT = 409;
    /** The request itself is wrong, whatever the stock. */
    private static final int UNPROCESSABLE = 422;

    private RefusalProblem() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoEvent _ -> problem(refusal, CONFLICT, "No catalog yet");
            case Refusal.UnknownSku r ->
                problem(refusal, UNPROCESSABLE, "Unknown product").with("sku", r.sku());
            case Refusal.BundleNotSold r ->
                problem(refusal, CONFLICT, "Bundles are not sold yet").with("sku", r.sku());
            case Refusal.NotOpenYet r ->
                problem(refusal, CONFLICT, "Not on sale yet")
                        .with("sku", r.sku())
                        .with("opens", r.opens().toString());
            case Refusal.Closed r ->
                problem(refusal, CONFLICT, "No longer on sale")
                        .with("sku", r.sku())
                        .with("closes", r.closes().toString());
            case Refusal.OverLimit r ->
                problem(refusal, CONFLICT, "Over the limit for one order")
                        .with("sku", r.sku())
                        .with("limit", r.limit());
            case Refusal.InsufficientStock r ->
                problem(refusal, CONFLICT, "Not enough stock")
                        .with("sku", r.sku())
                        .with("available", r.available());
            case Refusal.TenderMismatch r ->
                problem(refusal, CONFLICT, "The tenders do not add up").with("total", money(r.expected()));
            case Refusal.TenderKindNotTaken r ->
                problem(refusal, UNPROCESSABLE, "This tender is not taken").with("kind", r.kind());
            case Refusal.CashTooLittle r ->
                problem(refusal, UNPROCESSABLE, "Not enough cash").with("amount", money(r.amount()));
            case Refusal.WrongCurrency r ->
                problem(refusal, UNPROCESSABLE, "Another currency").with("currency", r.expected());
            case Refusal.UnknownHold r ->
                problem(refusal, CONFLICT, "No such hold").with("hold", r.hold());
            case Refusal.Invalid r ->
                problem(refusal, UNPROCESSABLE, "The order breaks a rule").with("field", r.field());
        };
    }

    private static Problem problem(Refusal refusal, int status, String title) {
        return Problem.of(status, refusal.reason(), title, refusal.says());
    }

    private static Map<String, Object> money(Money money) {
        return Map.of("amount", money.minor(), "currency", money.code());
    }
}
