package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Discount;
import dev.flightcase.cache.checkout.OrderLine;
import java.util.List;

/** The {@code lines} of an order or a hold. */
final class LinesReader {
    private LinesReader() {}

    static List<OrderLine> read(JsonObject body) {
        return body.objects("lines").stream().map(LinesReader::line).toList();
    }

    private static OrderLine line(JsonObject line) {
        var sku = line.code("sku");
        int quantity = quantity(line);
        var discount =
                line.optionalObject("discount").map(LinesReader::discount).orElse(null);
        var price = line.optionalObject("price").map(MoneyReader::read).orElse(null);
        line.noMore();
        return new OrderLine(sku, quantity, discount, price);
    }

    private static Discount discount(JsonObject discount) {
        var amount = MoneyReader.readPart(discount);
        var reason = discount.text("reason");
        discount.noMore();
        return new Discount(amount, reason);
    }

    private static int quantity(JsonObject line) {
        long value = line.integer("quantity");
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw line.broken("quantity", "must be from 1 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }
}
