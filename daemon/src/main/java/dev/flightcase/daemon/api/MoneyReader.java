package dev.flightcase.daemon.api;

import dev.flightcase.catalogfolder.Money;
import java.util.Currency;

/** {@code {"amount": 1250, "currency": "EUR"}} in a request body. */
final class MoneyReader {
    private MoneyReader() {}

    static Money read(JsonObject money) {
        var read = readPart(money);
        money.noMore();
        return read;
    }

    /** Where the object may have more members. */
    static Money readPart(JsonObject money) {
        long amount = money.integer("amount");
        var code = money.text("currency");
        try {
            return new Money(amount, Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            throw money.broken("currency", "must be an ISO 4217 code such as EUR");
        }
    }
}
