package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.http.Bytes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The body of {@code POST /api/v1/orders}. Checks its shape; what it asks for is the ledger's to judge. */
final class OrderRequestReader {
    private final Function<String, Optional<HoldClaim>> holds;

    /** @param holds what a hold's id or token claims; empty when it is neither */
    OrderRequestReader(Function<String, Optional<HoldClaim>> holds) {
        this.holds = holds;
    }

    /** @throws InvalidBody when the shape is wrong, or a member is asked for that this node does not know */
    OrderRequest read(Bytes text) {
        var body = JsonObject.parse(text);
        var lines = LinesReader.read(body);
        var tenders = body.optionalObjects("tenders").stream()
                .map(OrderRequestReader::tender)
                .toList();
        var request = new OrderRequest(
                lines,
                tenders,
                body.optionalText("hold").map(hold -> claim(body, hold)).orElse(null),
                body.optionalText("helper").orElse(null),
                body.optionalText("price_list").orElse(null),
                body.optionalText("pickup").orElse(null),
                body.flag("training"));
        body.noMore();
        return request;
    }

    private HoldClaim claim(JsonObject body, String hold) {
        return holds.apply(hold).orElseThrow(() -> body.broken("hold", "must be the id or the token of a hold"));
    }

    private static Tender tender(JsonObject tender) {
        var kind = tender.text("kind");
        var amount = MoneyReader.read(tender.object("amount"));
        var read =
                switch (kind) {
                    case "cash" -> cash(tender, amount);
                    case Tender.PaymentToken.KIND -> token(tender, amount);
                    default ->
                        noted(kind)
                                .<Tender>map(known -> new Tender.Noted(
                                        known,
                                        amount,
                                        tender.optionalText("reference").orElse(null)))
                                .orElseGet(() -> new Tender.Other(kind, amount));
                };
        if (!(read instanceof Tender.Other)) {
            // An unknown kind has members of its own; the ledger refuses the kind, and says so better than the member
            // could.
            tender.noMore();
        }
        return read;
    }

    private static Tender cash(JsonObject tender, Money amount) {
        var given = tender.optionalObject("given").map(MoneyReader::read).orElse(null);
        return new Tender.Cash(amount, given);
    }

    private static Tender token(JsonObject tender, Money amount) {
        return new Tender.PaymentToken(
                amount,
                tender.optionalText("provider").orElse("unnamed"),
                tender.optionalText("scope").orElse("order"),
                tender.text("token"),
                tender.optionalText("expires_at")
                        .map(expires -> time(tender, expires))
                        .orElse(null));
    }

    private static Instant time(JsonObject tender, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw tender.broken("expires_at", "must be a time such as 2026-11-21T20:00:00Z");
        }
    }

    private static Optional<Tender.Noted.Kind> noted(String word) {
        return Arrays.stream(Tender.Noted.Kind.values())
                .filter(kind -> kind.wire().equals(word))
                .findFirst();
    }
}
