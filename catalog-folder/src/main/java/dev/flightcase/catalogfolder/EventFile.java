package dev.flightcase.catalogfolder;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code event.toml} says, or would say by default.
 *
 * @param currency of rows whose cell is empty; null when rows must say it
 * @param taxes without rates when none are given
 */
record EventFile(EventDetails details, @Nullable Currency currency, TaxPlan taxes, List<Pickup> pickups) {
    EventFile {
        pickups = List.copyOf(pickups);
    }
}
