package dev.flightcase.bench.catalog;

import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.bench.stall.GoodsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * Every product as the node answers it, also as a file, with the checksum of each body: what any server of them must answer.
 *
 * @param checksums by the product's number
 * @param bytes of all bodies together
 */
record Shelf(List<Long> checksums, long bytes) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/products/";

    Shelf {
        checksums = List.copyOf(checksums);
    }

    static String target(int number) {
        return PATH + GoodsFolder.sku(number);
    }

    /** Asks the node for each product once and writes what it answers below {@code root}. Blocks for seconds to minutes. */
    static Shelf copy(int port, int products, Path root) throws IOException {
        var folder = Files.createDirectories(root.resolve(PATH.substring(1)));
        var checksums = new ArrayList<Long>(products);
        long bytes = 0;
        try (var connection = new PlainConnection(port, 0, PATIENCE)) {
            for (int number = 0; number < products; number++) {
                var got = connection.get(target(number), "");
                var body = got.body().readAllBytes();
                if (got.status() != 200) {
                    throw new IOException(target(number) + " answers " + got.status());
                }
                var crc = new CRC32();
                crc.update(body);
                checksums.add(crc.getValue());
                bytes += body.length;
                Files.write(folder.resolve(GoodsFolder.sku(number)), body);
            }
        }
        return new Shelf(checksums, bytes);
    }

    int any(RandomGenerator random) {
        return random.nextInt(checksums.size());
    }
}
