package dev.flightcase.catalogfolder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tax rates of an event.
 *
 * @param inclusive whether prices already hold the tax
 * @param partsPerMillion rate by name: 19 % is 190000
 */
public record TaxPlan(boolean inclusive, Map<String, Integer> partsPerMillion) {
    /** What an empty tax cell means. */
    public static final String STANDARD = "standard";

    public TaxPlan {
        partsPerMillion = Collections.unmodifiableMap(new LinkedHashMap<>(partsPerMillion));
    }
}
