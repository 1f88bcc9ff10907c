package dev.flightcase.catalogfolder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a product is a variant of. Each variant is a SKU of its own, with its price, stock and pictures.
 *
 * @param group what the variants have in common, written as a SKU is; empty for a product that stands alone
 * @param options such as {@code size} to {@code M}, in the order of the columns
 */
public record Variant(String group, Map<String, String> options) {
    public static final Variant NONE = new Variant("", Map.of());

    public Variant {
        options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    public boolean isAlone() {
        return group.isEmpty();
    }
}
