package dev.flightcase.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the node sells here, with more stock than a life can sell. */
final class Goods {
    static final String ORDERS = "/api/v1/orders";

    private static final long GRANTED = 1_000_000;
    private static final Map<String, Long> CENTS =
            Map.of("TEE-M", 2000L, "POSTER", 1250L, "VINYL", 2899L, "PATCH", 400L);
    static final List<String> SKUS = CENTS.keySet().stream().sorted().toList();

    private Goods() {}

    static long cents(String sku) {
        return CENTS.getOrDefault(sku, 0L);
    }

    /** The folder that {@code flightcase import} takes. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var rows = SKUS.stream().map(Goods::row).collect(Collectors.joining());
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

    private static String row(String sku) {
        return String.format(
                Locale.ROOT,
                "%s,Thing %1$s,%d.%02d,EUR,standard,%d%n",
                sku,
                cents(sku) / 100,
                cents(sku) % 100,
                GRANTED);
    }

    static Map<String, Long> granted() {
        return SKUS.stream().collect(Collectors.toMap(Function.identity(), _ -> GRANTED));
    }
}
