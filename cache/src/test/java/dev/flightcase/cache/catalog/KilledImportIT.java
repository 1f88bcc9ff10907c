package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that imports and edits, round after round: the last catalog that it told of serves, whole. */
class KilledImportIT {
    private static final int ROUNDS = 4;
    private static final int PRODUCTS = 3_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(180)
    void theLastCatalogThatWasWholeServes() throws Exception {
        var random = new Random(7);
        var folders = List.of(folder("one", 100), folder("two", 200));
        for (var round = 0; round < ROUNDS; round++) {
            var told = importAndKill(folders, 2 + random.nextInt(3), random.nextInt(60));

            try (var store = new CatalogStore(
                    directory.resolve("catalog"),
                    directory.resolve("assets"),
                    CatalogConfig.defaults(),
                    InstantSource.system(),
                    random)) {
                store.start();

                assertThat(store.revision().orElseThrow()).isBetween(told, told + 1);
                assertThat(store.isWhole()).isTrue();
                assertOneCatalog(store);
            }
        }
        assertThat(directory.resolve("catalog").resolve("incoming")).isEmptyDirectory();
    }

    /** All products but the edited one have the price of one of the two folders. */
    private static void assertOneCatalog(CatalogStore store) {
        var price = at(TestStall.json(store.product("P1").orElseThrow().json()), "price", "amount");
        assertThat(price).isIn(100L, 200L);
        for (var n = 1; n < PRODUCTS; n += 97) {
            assertThat(at(TestStall.json(store.product("P" + n).orElseThrow().json()), "price", "amount"))
                    .isEqualTo(price);
        }
        var page = TestStall.json(((CatalogPage.Found) store.page(null, 500, null)).json());
        assertThat(TestStall.skusOf(page)).hasSize(500);
    }

    /** Some milliseconds after so many lines, wherever that is. */
    private long importAndKill(List<Path> folders, int lines, int millisAfter)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(folders))
                .redirectError(Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(process.inputReader(StandardCharsets.US_ASCII))) {
            var told = 0L;
            var seen = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                told = Long.parseLong(line.split(" ", -1)[1]);
                if (++seen == lines) {
                    process.waitFor(millisAfter, TimeUnit.MILLISECONDS);
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(lines);
            return told;
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Path folder(String name, int cents) throws IOException {
        var folder = Files.createDirectory(directory.resolve(name));
        Files.writeString(folder.resolve("event.toml"), "id = \"market\"\n");
        var csv = new StringBuilder("sku,name,price,currency,stock\n");
        for (var n = 0; n < PRODUCTS; n++) {
            csv.append("P%d,Product %d,%d.%02d,EUR,1%n".formatted(n, n, cents / 100, cents % 100));
        }
        Files.writeString(folder.resolve("catalog.csv"), csv);
        return folder;
    }

    private List<String> command(List<Path> folders) {
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path=" + System.getProperty("java.library.path", ""),
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportingProcess.class.getName(),
                        directory.toString(),
                        folders.getFirst().toString(),
                        folders.getLast().toString())
                .toList();
    }
}
