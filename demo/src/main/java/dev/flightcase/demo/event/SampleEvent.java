package dev.flightcase.demo.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the folder that a creator would prepare for an event: {@code catalog.csv}, {@code event.toml} and a picture per SKU. */
public final class SampleEvent {
    private static final String HEADER =
            "sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description,price:crew";
    private static final Duration DROP_OPENS_AFTER = Duration.ofMinutes(2);
    private static final Duration DROP_LASTS = Duration.ofMinutes(30);
    private static final Duration EVENT_LASTS = Duration.ofHours(6);
    private static final Duration PICKUP_OPENS_AFTER = Duration.ofHours(4);

    /** What people who work at the event pay less for. */
    private static final String CREW_CATEGORY = "Shirts";

    private static final int CREW_PERCENT = 80;

    private final long seed;

    /** @param seed of the pictures: the same seed writes the same bytes */
    public SampleEvent(long seed) {
        this.seed = seed;
    }

    /** @param pictures files: sizes of one shirt have a file each */
    public record Written(int products, int pictures) {}

    /**
     * Blocks for the time of drawing, about a second on two cores.
     *
     * @param folder made if it is missing
     * @param start of the event: one drop opens two minutes later, the other one opened just before
     */
    public Written write(Path folder, Instant start) throws IOException {
        var products = SampleCatalog.products(seed);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("catalog.csv"), csv(products, start));
        Files.writeString(folder.resolve("event.toml"), event(start));
        var drawn = new ConcurrentHashMap<Product.Shot, byte[]>();
        products.parallelStream()
                .map(Product::picture)
                .distinct()
                .forEach(shot -> drawn.put(shot, Studio.photograph(shot.art(), shot.palette(), shot.seed())));
        for (var product : products) {
            var picture = drawn.get(product.picture());
            if (picture != null) {
                Files.write(folder.resolve(product.sku() + ".jpg"), picture);
            }
        }
        return new Written(products.size(), products.size());
    }

    static String csv(List<Product> products, Instant start) {
        return products.stream()
                .map(product -> row(product, start))
                .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static String row(Product product, Instant start) {
        var second = start.truncatedTo(ChronoUnit.SECONDS);
        var opens =
                switch (product.drop()) {
                    case NONE -> null;
                    case ARMED -> second.plus(DROP_OPENS_AFTER);
                    case OPEN -> second.minus(Duration.ofMinutes(1));
                };
        return String.join(
                ",",
                List.of(
                        cell(product.sku()),
                        cell(product.name()),
                        cell(product.spanish()),
                        price(product.cents()),
                        "EUR",
                        product.tax(),
                        cell(product.stock()),
                        cell(product.bundle()),
                        cell(opens),
                        cell(opens == null ? null : opens.plus(DROP_LASTS)),
                        cell(product.limit()),
                        cell(product.category()),
                        cell(product.description()),
                        product.category().equals(CREW_CATEGORY) ? price(product.cents() * CREW_PERCENT / 100) : ""));
    }

    private static String price(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /** RFC 4180: quotes around what holds a comma, a quote or a line break. */
    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String event(Instant start) {
        var local = start.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return """
                # The event. Times carry the offset of the place.
                id = "night-market-demo"
                name = "Night Market Pop-up"
                seller = "Night Market Prints"
                start = %s
                end = %s
                language = "en"

                [location]
                name = "Old Tram Depot"
                address = "Depot Lane 7, 50667 Cologne"

                [tax]
                standard = 19
                reduced = 7

                # For what is paid now and collected later.
                [[pickup]]
                id = "after"
                name = "After the show"
                from = %s
                until = %s
                capacity = 40
                """.formatted(
                        time(local.toInstant()),
                        time(local.plus(EVENT_LASTS).toInstant()),
                        time(local.plus(PICKUP_OPENS_AFTER).toInstant()),
                        time(local.plus(EVENT_LASTS).toInstant()));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
