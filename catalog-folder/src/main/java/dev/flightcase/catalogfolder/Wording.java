package dev.flightcase.catalogfolder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What guests read of a product.
 *
 * @param names language tag to name; the event's language is always there and comes first
 * @param descriptions language tag to description; empty when there is none
 * @param category empty when there is none
 */
public record Wording(Map<String, String> names, Map<String, String> descriptions, String category) {
    public Wording {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        descriptions =
                descriptions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
    }

    /** In the event's language. */
    public String name() {
        return names.values().iterator().next();
    }
}
