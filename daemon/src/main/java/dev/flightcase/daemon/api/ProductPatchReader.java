package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.Patch;
import dev.flightcase.cache.catalog.ProductPatch;
import dev.flightcase.cache.catalog.ProductPatch.Members;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.http.Bytes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of an edit: a merge patch (RFC 7396), in which null brings back what the folder says. */
final class ProductPatchReader {
    private final JsonObject body;
    private final String language;

    private ProductPatchReader(JsonObject body, String language) {
        this.body = body;
        this.language = language;
    }

    /** @param language of a name or description that is a text and not an object by language */
    static ProductPatch read(Bytes text, String language) {
        var body = JsonObject.parse(text);
        var reader = new ProductPatchReader(body, language);
        var patch = new ProductPatch(reader.wording(), reader.pricing(), reader.rules());
        body.noMore();
        return patch;
    }

    private ProductPatch.Wording wording() {
        return new ProductPatch.Wording(
                texts("name"), texts("description"), patch("category", () -> body.text("category")));
    }

    private ProductPatch.Pricing pricing() {
        return new ProductPatch.Pricing(
                patch("price", () -> MoneyReader.read(body.object("price"))),
                members("price_lists", (lists, list) -> MoneyReader.read(lists.object(list))),
                patch("open_price", () -> body.flag("open_price")));
    }

    private ProductPatch.Rules rules() {
        return new ProductPatch.Rules(
                patch("paused", () -> body.flag("paused")),
                patch("limit_per_order", () -> limit(body)),
                patch("window", () -> window(body.object("window"))));
    }

    private Members<String> texts(String name) {
        return body.isText(name)
                ? new Members<>(false, Map.of(language, new Patch.Put<>(body.text(name))))
                : members(name, JsonObject::text);
    }

    private <T> Members<T> members(String name, BiFunction<JsonObject, String, T> read) {
        if (body.removes(name)) {
            return new Members<>(true, Map.of());
        }
        if (!body.has(name)) {
            return Members.keep();
        }
        var object = body.object(name);
        var each = new LinkedHashMap<String, Patch<T>>();
        for (var member : object.names()) {
            each.put(
                    member,
                    object.removes(member) ? new Patch.Remove<>() : new Patch.Put<>(read.apply(object, member)));
        }
        return new Members<>(false, each);
    }

    private <T> Patch<T> patch(String name, Supplier<T> value) {
        if (body.removes(name)) {
            return new Patch.Remove<>();
        }
        return body.has(name) ? new Patch.Put<>(value.get()) : new Patch.Keep<>();
    }

    /** What {@code limit_per_order} says. */
    static int limit(JsonObject body) {
        var limit = body.integer("limit_per_order");
        if (limit < 0 || limit > Integer.MAX_VALUE) {
            throw body.broken("limit_per_order", "must be a whole number from 0");
        }
        return (int) limit;
    }

    static SaleWindow window(JsonObject window) {
        var read = new SaleWindow(time(window, "opens"), time(window, "closes"));
        window.noMore();
        return read;
    }

    private static @Nullable Instant time(JsonObject window, String name) {
        var text = window.optionalText(name);
        return text.isEmpty() ? null : time(window, name, text.get()).toInstant();
    }

    static OffsetDateTime time(JsonObject object, String name, String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw object.broken(name, "must be a time with its offset, such as 2026-11-21T20:00:00+01:00");
        }
    }
}
