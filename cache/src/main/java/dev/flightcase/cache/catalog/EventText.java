package dev.flightcase.cache.catalog;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.catalogfolder.Product;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * The event as schema.org JSON-LD. Required by consumers: name, startDate, location with address; offers with price,
 * priceCurrency, availability, validFrom (schema.org Event, Google's event rules).
 */
final class EventText {
    private static final String AVAILABILITY = ",\"availability\":\"https://schema.org/";
    private static final String NOT_ANNOUNCED = "Not announced";

    private final JsonText text;

    EventText(JsonText text) {
        this.text = text;
    }

    Bytes open(UUID id, EventDetails event, List<AssetRow> pictures) {
        var head = text.object(json -> {
            json.writeStringProperty("@context", "https://schema.org");
            json.writeStringProperty("@type", "Event");
            json.writeStringProperty("identifier", id.toString());
            json.writeStringProperty("name", event.name());
            json.writeStringProperty("startDate", startDate(id, event));
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
            if (!pictures.isEmpty()) {
                json.writeArrayPropertyStart("image");
                pictures.forEach(picture -> json.writeString("/api/v1/assets/" + picture.sha256()));
                json.writeEndArray();
            }
        });
        return withoutEnd(head, ",\"offers\":[");
    }

    Offer offer(Product product) {
        var open = text.object(json -> {
            json.writeStringProperty("@type", "Offer");
            json.writeStringProperty("sku", product.sku());
            json.writeStringProperty("name", product.names().values().iterator().next());
            json.writeStringProperty("url", "/api/v1/products/" + product.sku());
            json.writeStringProperty("price", product.price().decimal());
            json.writeStringProperty("priceCurrency", product.price().code());
            var opens = product.window().opens();
            if (opens != null) {
                json.writeStringProperty("validFrom", opens.toString());
            }
            var closes = product.window().closes();
            if (closes != null) {
                json.writeStringProperty("validThrough", closes.toString());
            }
        });
        return new Offer(product.sku(), product.window(), withoutEnd(open, AVAILABILITY));
    }

    static Bytes whole(EditionHead head, Instant now, ToLongFunction<String> available) {
        var json = new ByteArrayOutputStream();
        json.writeBytes(head.eventOpen().toArray());
        var separator = "";
        for (var offer : head.offers()) {
            write(json, separator);
            json.writeBytes(offer.open().toArray());
            write(json, availability(offer, now, available) + "\"}");
            separator = ",";
        }
        write(json, "]}");
        return Bytes.owning(json.toByteArray());
    }

    private static String availability(Offer offer, Instant now, ToLongFunction<String> available) {
        return switch (ProductState.of(offer.window(), now)) {
            case ARMED -> "PreOrder";
            case CLOSED -> "SoldOut";
            case ON_SALE -> available.applyAsLong(offer.sku()) > 0 ? "InStock" : "SoldOut";
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

    private static Bytes withoutEnd(byte[] object, String then) {
        var open = new ByteArrayOutputStream(object.length + then.length());
        open.write(object, 0, object.length - 1);
        write(open, then);
        return Bytes.owning(open.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
