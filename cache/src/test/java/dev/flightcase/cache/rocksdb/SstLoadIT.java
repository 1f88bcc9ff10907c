package dev.flightcase.cache.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flightcase.cache.BulkLoad;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SstLoadIT {
    private static final Table ONE = new Table("one");
    private static final int ROWS = 20_000;

    @TempDir
    Path directory;

    @Test
    void rowsAreThereOnceTheyAreFinishedAndAfterReopening() throws IOException {
        try (var store = open()) {
            try (var load = store.bulk(ONE)) {
                fill(load, "a");
                assertThat(store.get(ONE, key("a", 7))).isNull();
                load.finish();
            }
            assertThat(count(store, "a")).isEqualTo(ROWS);
        }

        try (var store = open()) {
            assertThat(count(store, "a")).isEqualTo(ROWS);
            assertThat(store.get(ONE, key("a", 7))).isEqualTo(value(7));
        }
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aLoadThatIsNotFinishedLeavesNothing() throws IOException {
        try (var store = open()) {
            try (var load = store.bulk(ONE)) {
                fill(load, "a");
            }
            try (var _ = store.bulk(ONE)) {
                assertThat(incoming()).hasSize(1);
            }
            try (var empty = store.bulk(ONE)) {
                empty.finish();
            }

            assertThat(count(store, "a")).isZero();
            assertThat(incoming()).isEmpty();
        }
    }

    @Test
    void aLoadOverADeletedRangeIsNotDeletedWithIt() {
        try (var store = open()) {
            load(store, "a");
            var writes = new Writes();
            writes.deleteRange(ONE, bytes("a"), bytes("b"));
            store.write(writes, Durability.SYNCED);
            assertThat(count(store, "a")).isZero();

            load(store, "a");

            assertThat(count(store, "a")).isEqualTo(ROWS);
        }
    }

    @Test
    void remainsOfAKilledLoadAreRemovedByWhoOpensTheDatabase() throws IOException {
        try (var store = open()) {
            load(store, "a");
        }
        Files.writeString(directory.resolve("incoming").resolve("one-1.sst"), "half a file");

        try (var store = open()) {
            load(store, "b");

            assertThat(count(store, "a") + count(store, "b")).isEqualTo(2 * ROWS);
        }
        assertThat(incoming()).isEmpty();
    }

    @Test
    void whoDoesNotGetTheDatabaseTouchesNoLoadOfWhoHasIt() throws IOException {
        try (var store = open();
                var load = store.bulk(ONE)) {
            fill(load, "a");

            var refused = catchThrowableOfType(StoreException.class, this::open);

            assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
            assertThat(incoming()).hasSize(1);
            load.finish();
            assertThat(count(store, "a")).isEqualTo(ROWS);
        }
    }

    @Test
    void aLoadIntoAClosedDatabaseFailsAsClosed() throws IOException {
        var store = open();
        try (var load = store.bulk(ONE)) {
            fill(load, "a");
            store.close();

            var failure = catchThrowableOfType(StoreException.class, load::finish);

            assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
        }
        assertThat(incoming()).isEmpty();
    }

    private static void load(KeyValueStore store, String prefix) {
        try (var load = store.bulk(ONE)) {
            fill(load, prefix);
            load.finish();
        }
    }

    private static void fill(BulkLoad load, String prefix) {
        IntStream.range(0, ROWS).forEach(n -> load.put(key(prefix, n), value(n)));
    }

    private static int count(KeyValueStore store, String prefix) {
        var found = new ArrayList<byte[]>();
        store.sweep(ONE, bytes(prefix), bytes(prefix), (key, _) -> found.add(key));
        return found.size();
    }

    private List<Path> incoming() throws IOException {
        var folder = directory.resolve("incoming");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private KeyValueStore open() {
        return new RocksStores(directory, List.of(ONE), new StoreOptions(1 << 20, 1 << 20, 4 << 20, 8 << 20)).open();
    }

    private static byte[] key(String prefix, int n) {
        return bytes("%s%08d".formatted(prefix, n));
    }

    private static byte[] value(int n) {
        return bytes("value " + n);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
