package dev.flightcase.catalogfolder;

import java.util.Currency;
import java.util.Optional;

/** Currencies that have a minor unit: what a price can be in. */
final class Currencies {
    /** Stands in where a currency could not be read. */
    static final Currency ANY = Currency.getInstance("EUR");

    private Currencies() {}

    static Optional<Currency> of(String code) {
        try {
            var currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(currency);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
