package dev.flightcase.catalogfolder;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Reads a price as a person writes it, exactly: digits, and after a point as many as the currency has. */
final class AmountText {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final BigDecimal EXAMPLE = new BigDecimal("12.5");

    private AmountText() {}

    static Amount parse(String text, Currency currency) {
        var digits = currency.getDefaultFractionDigits();
        if (!DECIMAL.matcher(text).matches()) {
            return new Amount.Wrong("is not an amount", "write " + suggestion(text, digits));
        }
        var value = new BigDecimal(text);
        if (value.scale() > digits) {
            var most = digits == 0 ? "none" : "at most " + digits;
            return new Amount.Wrong(
                    "has " + value.scale() + " decimals; " + currency.getCurrencyCode() + " has " + most,
                    "write " + example(digits));
        }
        var minor = value.movePointRight(digits);
        if (minor.compareTo(BigDecimal.valueOf(Money.MINOR_MAX)) > 0) {
            return new Amount.Wrong(
                    "is too large",
                    "write at most "
                            + BigDecimal.valueOf(Money.MINOR_MAX, digits).toPlainString());
        }
        return new Amount.Read(new Money(minor.longValueExact(), currency));
    }

    /** What the writer most likely meant: a comma for the point. */
    private static String suggestion(String text, int digits) {
        var pointed = text.replace(',', '.');
        return DECIMAL.matcher(pointed).matches() && new BigDecimal(pointed).scale() <= digits
                ? new BigDecimal(pointed).setScale(digits).toPlainString()
                : example(digits);
    }

    private static String example(int digits) {
        return digits == 0 ? "12" : EXAMPLE.setScale(digits).toPlainString();
    }
}
