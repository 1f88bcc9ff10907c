package dev.flightcase.cache.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.SmallDisk;
import dev.flightcase.cache.StoreException;
import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CatalogDiskFullIT {
    private static final int PRODUCTS = 10_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(180)
    void aFullDiskFailsTheImportWhileTheOldCatalogServesOn() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 64);
                var store = store(disk)) {
            store.start();
            store.importCatalog(catalog("1.00", 10));
            disk.fill();

            var failure =
                    catchThrowableOfType(StoreException.class, () -> store.importCatalog(catalog("2.00", PRODUCTS)));

            assertThat(failure.kind()).isEqualTo(StoreException.Kind.DISK_FULL);
            assertThat(store.revision()).hasValue(1);
            assertThat(store.product("P9")).isPresent();
            disk.free();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreException(StoreException.class)
                    .until(() -> store.importCatalog(catalog("3.00", 10)).revision() == 2);
            assertThat(store.product("P9").orElseThrow().json().text()).contains("\"amount\":300");
        }
    }

    @Test
    @Timeout(180)
    void aNodeThatBootsOnAFullDiskServesTheCatalogAndImportsOnceThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 64)) {
            try (var before = store(disk)) {
                before.start();
                before.importCatalog(catalog("1.00", 10));
            }
            disk.fill();

            try (var store = store(disk)) {
                store.start();

                assertThat(store.product("P9")).isPresent();
                var failure =
                        catchThrowableOfType(StoreException.class, () -> store.importCatalog(catalog("2.00", 10)));
                assertThat(failure.kind()).isEqualTo(StoreException.Kind.DISK_FULL);
                assertThat(store.product("P9")).isPresent();
                disk.free();
                assertThat(store.importCatalog(catalog("3.00", 10)).revision()).isEqualTo(2);
            }
        }
    }

    @Test
    @Timeout(180)
    void anEditThatDoesNotReachTheDiskIsNotSeenAndWorksOnceThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 64);
                var store = store(disk)) {
            store.start();
            store.importCatalog(catalog("1.00", 2_000));
            disk.fill();

            var failure = catchThrowableOfType(StoreException.class, () -> {
                for (var n = 0; n < 2_000; n++) {
                    store.edit("P" + n, _ -> true, TestPatch.descriptions("edited "), "op");
                }
            });

            assertThat(failure.kind()).isEqualTo(StoreException.Kind.DISK_FULL);
            var revision = store.revision().orElseThrow();
            var edited = (int) revision - 1;
            assertThat(store.product("P" + edited).orElseThrow().json().text()).doesNotContain("edited");
            disk.free();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreException(StoreException.class)
                    .until(() -> store.edit("P" + edited, _ -> true, TestPatch.price(700), "op")
                            instanceof EditOutcome.Done);
            assertThat(store.product("P" + edited).orElseThrow().json().text()).contains("\"amount\":700");
            assertThat(store.revision()).hasValue(revision + 1);
        }
    }

    private static CatalogStore store(SmallDisk disk) {
        return new CatalogStore(
                disk.directory().resolve("catalog"),
                disk.directory().resolve("assets"),
                CatalogConfig.defaults(),
                InstantSource.system(),
                new Random(5));
    }

    private Catalog catalog(String price, int products) throws IOException {
        var folder = Files.createDirectories(directory.resolve("market"));
        var csv = new StringBuilder("sku,name,price,currency,stock,description\n");
        for (var n = 0; n < products; n++) {
            csv.append("P%d,Product %d,%s,EUR,1,%s\n".formatted(n, n, price, "words ".repeat(100)));
        }
        Files.writeString(folder.resolve("catalog.csv"), csv);
        return switch (new FolderReader(FolderLimits.defaults()).read(folder)) {
            case FolderReading.Read read -> read.catalog();
            case FolderReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }
}
