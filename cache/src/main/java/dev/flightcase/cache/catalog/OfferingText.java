package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import java.math.BigDecimal;
import java.util.Arrays;

/** What holds for all products, as it stands on each page of the catalog. */
final class OfferingText {
    private static final int PARTS_PER_PERCENT_DIGITS = 4;

    private OfferingText() {}

    /** Members of an object, without its braces. */
    static byte[] members(Offering offering) {
        var object = new JsonText().object(json -> {
            json.writeStringProperty("prices", offering.taxes().inclusive() ? "tax-inclusive" : "tax-exclusive");
            json.writeObjectPropertyStart("tax_rates");
            offering.taxes().partsPerMillion().forEach((name, parts) -> json.writeStringProperty(name, percent(parts)));
            json.writeEndObject();
            json.writeArrayPropertyStart("price_lists");
            offering.priceLists().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("pickups");
            for (var slot : offering.pickups()) {
                json.writeStartObject();
                json.writeStringProperty("id", slot.id());
                json.writeStringProperty("name", slot.name());
                json.writeStringProperty("from", slot.from().toString());
                json.writeStringProperty("until", slot.until().toString());
                json.writeNumberProperty("capacity", slot.capacity());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    private static String percent(int partsPerMillion) {
        var percent =
                BigDecimal.valueOf(partsPerMillion, PARTS_PER_PERCENT_DIGITS).stripTrailingZeros();
        return percent.toPlainString();
    }
}
