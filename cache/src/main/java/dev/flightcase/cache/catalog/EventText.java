package dev.flightcase.cache.catalog;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * The event as schema.org JSON-LD. Required by consumers: name, startDate, location with address; offers with price,
 * priceCurrency, availability, validFrom (schema.org Event, Google's event rules).
 */
final class EventText {
    private static final String NOT_ANNOUNCED = "Not announced";

    private final JsonText text;

    EventText(JsonText text) {
        this.text = text;
    }

    /** @param offersMax the first products of the catalog, so many */
    Bytes of(Edition edition, int offersMax, Instant now, ToLongFunction<String> available) {
        var head = edition.head();
        var event = head.event();
        return Bytes.owning(text.object(json -> {
            json.writeStringProperty("@context", "https://schema.org");
            json.writeStringProperty("@type", "Event");
            json.writeStringProperty("identifier", edition.key().event().toString());
            json.writeStringProperty("name", event.name());
            json.writeStringProperty("startDate", startDate(edition.key().event(), event));
            var end = event.end();
            if (end != null) {
                json.writeStringProperty("endDate", ISO_OFFSET_DATE_TIME.format(end));
            }
            json.writeStringProperty("inLanguage", event.language());
            place(json, event);
            json.writeObjectPropertyStart("organizer");
            json.writeStringProperty("@type", "Organization");
            json.writeStringProperty("name", event.organizer());
            json.writeEndObject();
            if (!head.pictures().isEmpty()) {
                json.writeArrayPropertyStart("image");
                head.pictures().forEach(picture -> json.writeString("/api/v1/assets/" + picture));
                json.writeEndArray();
            }
            json.writeArrayPropertyStart("offers");
            for (var terms : edition.first(offersMax)) {
                offer(json, terms, head.offering().currency(), now, available);
            }
            json.writeEndArray();
        }));
    }

    private static void offer(
            JsonGenerator json, SaleTerms terms, Currency currency, Instant now, ToLongFunction<String> available) {
        var price = new Money(terms.price().minor(), currency);
        json.writeStartObject();
        json.writeStringProperty("@type", "Offer");
        json.writeStringProperty("sku", terms.sku());
        json.writeStringProperty("name", terms.name());
        json.writeStringProperty("url", "/api/v1/products/" + terms.sku());
        json.writeStringProperty("price", price.decimal());
        json.writeStringProperty("priceCurrency", price.code());
        var opens = terms.window().opens();
        if (opens != null) {
            json.writeStringProperty("validFrom", opens.toString());
        }
        var closes = terms.window().closes();
        if (closes != null) {
            json.writeStringProperty("validThrough", closes.toString());
        }
        json.writeStringProperty("availability", "https://schema.org/" + availability(terms, now, available));
        json.writeEndObject();
    }

    private static String availability(SaleTerms terms, Instant now, ToLongFunction<String> available) {
        return switch (ProductState.of(terms.window(), terms.paused(), now)) {
            case ARMED -> "PreOrder";
            case PAUSED -> "OutOfStock";
            case CLOSED -> "SoldOut";
            case ON_SALE -> available.applyAsLong(terms.sku()) > 0 ? "InStock" : "SoldOut";
        };
    }

    /** Without a date in the folder: the day its first import made the event's id, which is a UUIDv7. */
    private static String startDate(UUID id, EventDetails event) {
        var start = event.start();
        return start != null
                ? ISO_OFFSET_DATE_TIME.format(start)
                : Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
    }

    private static void place(JsonGenerator json, EventDetails event) {
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("@type", "Place");
        json.writeStringProperty("name", event.locationName().isEmpty() ? event.name() : event.locationName());
        json.writeStringProperty(
                "address", event.locationAddress().isEmpty() ? NOT_ANNOUNCED : event.locationAddress());
        json.writeEndObject();
    }
}
