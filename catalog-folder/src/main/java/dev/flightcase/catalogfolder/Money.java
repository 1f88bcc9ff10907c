package dev.flightcase.catalogfolder;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in the minor units of its currency, with the exponents of ISO 4217 as {@link Currency} knows them: JPY 0,
 * EUR 2, KWD 3. Never a floating-point number.
 */
public record Money(long minor, Currency currency) {
    /** Of one price: keeps the sum of an order within a long. */
    public static final long MINOR_MAX = 1_000_000_000_000L;

    public String code() {
        return currency.getCurrencyCode();
    }

    /** As a person writes it, without the currency: {@code 12.50}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }
}
