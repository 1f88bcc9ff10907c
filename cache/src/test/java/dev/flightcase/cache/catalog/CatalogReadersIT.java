package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads while the catalog changes sees one revision, whole. */
class CatalogReadersIT {
    private static final int PRODUCTS = 300;
    private static final int EDITED = 7;

    private TestStall stall;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @BeforeEach
    void start(@TempDir Path directory) {
        stall = new TestStall(directory);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    @Timeout(120)
    void readersSeeOneWholeCatalogWhileImportsSwitchIt() throws Exception {
        var imports = 15;
        writeUniform(1);
        stall.importFolder();
        var readers = startReaders(() -> {
            readAllPages();
            var product = stall.productJson("P299");
            assertThat(at(product, "price", "amount")).isEqualTo(product.get("revision"));
        });

        for (var revision = 2; revision <= imports; revision++) {
            writeUniform(revision);
            stall.importFolder();
        }
        finish(readers);

        assertThat(failure.get()).isNull();
        assertThat(stall.store.revision()).hasValue(imports);
    }

    /** Each edit gives one product the price that is the catalog's revision: a page has exactly the edits up to its own. */
    @Test
    @Timeout(120)
    void readersSeeEachEditWithItsRevisionAndNoneAfterIt() throws Exception {
        var edits = 400;
        writeUniform(1);
        stall.importFolder();
        var readers = startReaders(this::readEdits);

        for (var revision = 2; revision <= edits; revision++) {
            var sku = "P" + (revision % EDITED);
            assertThat(stall.store.edit(sku, _ -> true, TestPatch.price(revision), "op"))
                    .isInstanceOf(EditOutcome.Done.class);
        }
        finish(readers);

        assertThat(failure.get()).isNull();
        assertThat(stall.store.revision()).hasValue(edits);
    }

    private void readEdits() {
        var found = (CatalogPage.Found) stall.store.page(null, EDITED, null);
        var page = TestStall.json(found.json());
        assertThat(page.get("revision")).isEqualTo(found.revision());
        for (var n = 0; n < EDITED; n++) {
            var last = found.revision() - Math.floorMod(found.revision() - n, EDITED);
            var expected = last < 2 ? 1 : last;
            assertThat(at(page, "products", n, "price", "amount")).isEqualTo(expected);
            assertThat(at(page, "products", n, "revision")).isEqualTo(expected);
        }
    }

    /** Every product costs as many cents as the catalog's revision, so that a mixture shows. */
    private void writeUniform(int revision) throws IOException {
        var rows = new StringBuilder();
        for (var n = 0; n < PRODUCTS; n++) {
            rows.append("P").append(n).append(",n,,0.%02d,EUR,standard,1,,,,,,\n".formatted(revision));
        }
        stall.write(rows.toString());
    }

    private List<Thread> startReaders(Runnable reading) {
        var readers = new ArrayList<Thread>();
        for (var reader = 0; reader < 4; reader++) {
            readers.add(Thread.ofPlatform().start(() -> {
                try {
                    while (!done.get()) {
                        reading.run();
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            }));
        }
        return readers;
    }

    private void finish(List<Thread> readers) throws InterruptedException {
        done.set(true);
        for (var reader : readers) {
            reader.join();
        }
    }

    private void readAllPages() {
        var cursor = (String) null;
        do {
            switch (stall.store.page(cursor, 100, null)) {
                case CatalogPage.Found found -> {
                    var page = TestStall.json(found.json());
                    assertThat(page.get("revision")).isEqualTo(found.revision());
                    assertThat((List<?>) page.get("products"))
                            .hasSize(100)
                            .allSatisfy(product ->
                                    assertThat(at(product, "price", "amount")).isEqualTo(found.revision()));
                    cursor = (String) page.get("next");
                }
                case CatalogPage.CursorExpired _ -> cursor = null;
                case CatalogPage.NoCatalog _, CatalogPage.BadRequest _ -> throw new AssertionError("no page");
            }
        } while (cursor != null);
    }
}
