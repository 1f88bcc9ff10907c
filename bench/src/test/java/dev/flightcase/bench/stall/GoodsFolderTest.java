package dev.flightcase.bench.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodsFolderTest {
    @TempDir
    private Path folder;

    @Test
    void writesARowForEachAsTheNodeReadsIt() throws IOException {
        GoodsFolder.write(folder, Stream.of(Goods.of("A-1", 2_505, 7), Goods.bundle("B-1", 100, "A-1*1")));

        assertThat(Files.readAllLines(folder.resolve("catalog.csv")))
                .startsWith("sku,name,price,currency,tax,stock,bundle,category,description")
                .anyMatch(row -> row.startsWith("A-1,Thing A-1,25.05,EUR,standard,7,,"))
                .anyMatch(row -> row.startsWith("B-1,Set B-1,1.00,EUR,standard,,A-1*1,"))
                .hasSize(3);
        assertThat(folder.resolve("event.toml")).exists();
    }
}
