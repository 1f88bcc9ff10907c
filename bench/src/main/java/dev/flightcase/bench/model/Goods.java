package dev.flightcase.bench.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that the stalls of all histories sell: what never changes of it.
 *
 * @param tax name of its rate
 * @param parts units by SKU; empty when it is no bundle
 * @param opens null when it is always sold
 * @param limit per order; 0 for none
 * @param open whether the till may name a price
 * @param crewCents on the list {@value #CREW}; 0 when it is not on it
 */
record Goods(
        String sku,
        String tax,
        Map<String, Integer> parts,
        @Nullable Instant opens,
        @Nullable Instant closes,
        int limit,
        boolean open,
        long crewCents) {
    static final String CREW = "crew";
    static final Instant DOORS = Instant.parse("2026-11-21T19:00:00Z");

    private static final Instant DROP_OPENS = DOORS.plusSeconds(3600);
    private static final Instant DROP_CLOSES = DROP_OPENS.plusSeconds(1800);

    /** Two bundles share parts with each other and with what is sold alone; a drop is in a bundle too. */
    static final List<Goods> ALL = List.of(
            single("TEE", "standard", 1200),
            single("LP", "reduced", 0),
            single("MUG", "standard", 0),
            new Goods("PRINT", "reduced", Map.of(), DROP_OPENS, DROP_CLOSES, 2, false, 0),
            new Goods("TIP", "standard", Map.of(), null, null, 0, true, 0),
            bundle("SET", "TEE", 1, "LP", 2, 0),
            bundle("BOX", "MUG", 2, "TEE", 1, 2),
            bundle("FRAMED", "PRINT", 1, "MUG", 1, 0));

    static Goods of(String sku) {
        return ALL.stream().filter(goods -> goods.sku.equals(sku)).findFirst().orElseThrow();
    }

    boolean isBundle() {
        return !parts.isEmpty();
    }

    private static Goods single(String sku, String tax, long crewCents) {
        return new Goods(sku, tax, Map.of(), null, null, 0, false, crewCents);
    }

    private static Goods bundle(String sku, String one, int ofOne, String other, int ofOther, int limit) {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put(one, ofOne);
        parts.put(other, ofOther);
        return new Goods(sku, "standard", parts, null, null, limit, false, 0);
    }
}
