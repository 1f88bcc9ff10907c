package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.daemon.api.JsonObject.InvalidBody;
import dev.flightcase.http.Bytes;
import java.util.Currency;

/** The body of {@code POST /api/v1/orders}. Checks its shape; what it asks for is the ledger's to judge. */
final class OrderRequestReader {
    private OrderRequestReader() {}

    /** @throws InvalidBody when the shape is wrong, or a member is asked for that this node does not know yet */
    static OrderRequest read(Bytes body) {
        var order = JsonObject.parse(body);
        var lines =
                order.objects("lines").stream().map(OrderRequestReader::line).toList();
        var tenders = order.objects("tenders").stream()
                .map(OrderRequestReader::tender)
                .toList();
        var hold = order.optionalText("hold").orElse(null);
        var helper = order.optionalText("helper").orElse(null);
        if (order.flag("training")) {
            throw order.broken("training", "can not be true yet: there are no training orders");
        }
        order.noMore();
        return new OrderRequest(lines, tenders, hold, helper);
    }

    private static OrderLine line(JsonObject line) {
        var sku = line.code("sku");
        int quantity = whole(line, "quantity");
        // Sold at full price it would surprise the customer.
        if (line.has("discount")) {
            throw line.broken("discount", "is not possible yet: leave it out");
        }
        line.noMore();
        return new OrderLine(sku, quantity);
    }

    private static Tender tender(JsonObject tender) {
        var kind = tender.text("kind");
        var amount = money(tender.object("amount"));
        if (!kind.equals("cash")) {
            // Each kind has members of its own; the ledger refuses the kind, and says so better than the member could.
            return new Tender.Other(kind, amount);
        }
        var given =
                tender.optionalObject("given").map(OrderRequestReader::money).orElse(null);
        tender.noMore();
        return new Tender.Cash(amount, given);
    }

    private static Money money(JsonObject money) {
        long amount = money.integer("amount");
        var code = money.text("currency");
        money.noMore();
        try {
            return new Money(amount, Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            throw money.broken("currency", "must be an ISO 4217 code such as EUR");
        }
    }

    private static int whole(JsonObject object, String name) {
        long value = object.integer(name);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw object.broken(name, "must be from 1 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }
}
