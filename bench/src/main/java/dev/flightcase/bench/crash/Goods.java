package dev.flightcase.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What the node sells here, with more stock than a life can sell. */
final class Goods {
    static final String ORDERS = "/api/v1/orders";

    private static final long GRANTED = 1_000_000;
    private static final int LINES_MAX = 3;
    private static final int QUANTITY_MAX = 2;
    private static final List<Item> ITEMS =
            List.of(new Item("TEE-M", 2000), new Item("POSTER", 1250), new Item("VINYL", 2899), new Item("PATCH", 400));

    private Goods() {}

    private record Item(String sku, long cents) {
        private String row() {
            return sku + ",Thing " + sku + "," + cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100
                    + ",EUR,standard," + GRANTED + "\n";
        }
    }

    /** The folder that {@code flightcase import} takes. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var rows = ITEMS.stream().map(Item::row).collect(Collectors.joining());
        Files.writeString(folder.resolve("catalog.csv"), "sku,name,price,currency,tax,stock\n" + rows);
        Files.writeString(folder.resolve("event.toml"), """
                id = "crash"
                name = "Crash laboratory"
                seller = "Nobody"
                start = 2026-01-01T00:00:00Z
                end = 2036-01-01T00:00:00Z
                language = "en"

                [tax]
                standard = 19
                """);
        return folder;
    }

    static Map<String, Long> granted() {
        return ITEMS.stream().collect(Collectors.toMap(Item::sku, _ -> GRANTED));
    }

    /** Some of it, for cash. */
    static Request sale(String key, RandomGenerator random) {
        int first = random.nextInt(ITEMS.size());
        var items = random.ints(first, first + LINES_MAX)
                .limit(1 + random.nextInt(LINES_MAX))
                .distinct()
                .mapToObj(index -> ITEMS.get(index % ITEMS.size()))
                .toList();
        Map<Item, Long> basket =
                items.stream().collect(Collectors.toMap(Function.identity(), _ -> 1 + random.nextLong(QUANTITY_MAX)));
        var lines = basket.entrySet().stream()
                .map(line -> "{\"sku\":\"" + line.getKey().sku() + "\",\"quantity\":" + line.getValue() + "}")
                .collect(Collectors.joining(","));
        long total = basket.entrySet().stream()
                .mapToLong(line -> line.getKey().cents() * line.getValue())
                .sum();
        var json = "{\"lines\":[" + lines + "],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":" + total
                + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper " + random.nextInt(9) + "\"}";
        Map<String, Long> takes = basket.entrySet().stream()
                .collect(Collectors.toMap(line -> line.getKey().sku(), Map.Entry::getValue));
        return new Request(ORDERS, key, json, takes);
    }
}
