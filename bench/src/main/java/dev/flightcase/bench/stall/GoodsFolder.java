package dev.flightcase.bench.stall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folder that a creator would prepare, with a catalog of any size and no pictures. */
public final class GoodsFolder {
    private static final String EVENT = """
            id = "bench"
            name = "Benchmark"
            seller = "Nobody"
            start = 2026-01-01T00:00:00Z
            end = 2036-01-01T00:00:00Z
            language = "en"

            [tax]
            standard = 19
            reduced = 7
            """;

    private GoodsFolder() {}

    /** @param folder made if it is missing */
    public static Path write(Path folder, Stream<Goods> goods) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("event.toml"), EVENT);
        try (var csv = Files.newBufferedWriter(folder.resolve("catalog.csv"))) {
            csv.write(Goods.HEADER + "\r\n");
            for (Iterator<Goods> rows = goods.iterator(); rows.hasNext(); ) {
                csv.write(rows.next().row() + "\r\n");
            }
        }
        return folder;
    }

    /** So many different things, {@code SKU-000000} and on, of which there is a large stock. */
    public static Stream<Goods> many(int products) {
        return IntStream.range(0, products).mapToObj(i -> Goods.of(sku(i), cents(i), 1_000_000));
    }

    /** What the thing of that number costs. */
    public static long cents(int number) {
        return 500L + number % 9_500;
    }

    public static String sku(int number) {
        return "SKU-%06d".formatted(number);
    }
}
