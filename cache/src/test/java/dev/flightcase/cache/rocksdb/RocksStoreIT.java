package dev.flightcase.cache.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.NotInMemoryException;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreIT {
    private static final Table ONE = new Table("one");
    private static final Table TWO = new Table("two");
    private static final StoreOptions OPTIONS = new StoreOptions(1 << 20, 1 << 20, 4 << 20, 8 << 20);

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (var store = open(ONE, TWO)) {
            var writes = new Writes();
            writes.put(ONE, bytes("k"), bytes("v"));
            writes.put(TWO, bytes("k"), bytes("w"));
            store.write(writes, Durability.SYNCED);
        }

        try (var store = open(ONE, TWO)) {
            assertThat(store.get(ONE, bytes("k"))).isEqualTo(bytes("v"));
            assertThat(store.get(TWO, bytes("k"))).isEqualTo(bytes("w"));
            assertThat(store.get(TWO, bytes("x"))).isNull();
        }
    }

    @Test
    void tablesOfANewerVersionAreLeftAlone() {
        try (var store = open(ONE, TWO)) {
            put(store, TWO, "k", "v");
        }
        try (var store = open(ONE)) {
            put(store, ONE, "k", "v");
        }

        try (var store = open(ONE, TWO)) {
            assertThat(store.get(TWO, bytes("k"))).isEqualTo(bytes("v"));
        }
    }

    @Test
    void whatLiesInMemoryIsReadWithoutTheDisk() {
        try (var store = open(ONE)) {
            put(store, ONE, "a", "1");
            assertThat(store.getInMemory(ONE, bytes("a"))).isEqualTo(bytes("1"));
        }
        try (var store = open(ONE)) {
            put(store, ONE, "b", "2");
        }
        try (var store = open(ONE)) {
            assertThatThrownBy(() -> store.getInMemory(ONE, bytes("a"))).isInstanceOf(NotInMemoryException.class);

            assertThat(store.get(ONE, bytes("a"))).isEqualTo(bytes("1"));

            assertThat(store.getInMemory(ONE, bytes("a"))).isEqualTo(bytes("1"));
            assertThat(store.getInMemory(ONE, bytes("ab"))).isNull();
        }
    }

    @Test
    void scansStayWithinTheirPrefixInBothDirections() {
        try (var store = open(ONE)) {
            for (var key : List.of("a1", "b1", "b2", "b3", "c1")) {
                put(store, ONE, key, key);
            }

            assertThat(scan(store, "b", "b2", false)).containsExactly("b2", "b3");
            assertThat(scan(store, "b", "b3", true)).containsExactly("b2", "b1");
            assertThat(scan(store, "", "", false)).hasSize(5);

            var writes = new Writes();
            writes.deleteRange(ONE, bytes("b1"), bytes("b3"));
            writes.delete(ONE, bytes("a1"));
            store.write(writes, Durability.BUFFERED);
            assertThat(scan(store, "", "", false)).containsExactly("b3", "c1");
        }
    }

    @Test
    void aSnapshotShowsOneMomentWhateverIsWrittenLater() {
        try (var store = open(ONE, TWO)) {
            put(store, ONE, "a", "1");
            put(store, TWO, "a", "1");
            try (var snapshot = store.snapshot()) {
                put(store, ONE, "a", "2");
                put(store, ONE, "b", "2");
                var writes = new Writes();
                writes.delete(TWO, bytes("a"));
                store.write(writes, Durability.SYNCED);

                assertThat(snapshot.get(ONE, bytes("a"))).isEqualTo(bytes("1"));
                assertThat(snapshot.get(ONE, bytes("b"))).isNull();
                assertThat(snapshot.get(TWO, bytes("a"))).isEqualTo(bytes("1"));
                assertThat(scan(snapshot, "", "", false)).containsExactly("a");
                assertThat(scan(snapshot, "", "z", true)).containsExactly("a");
                assertThat(snapshot.tables()).contains(ONE, TWO);
            }
            assertThat(store.get(ONE, bytes("a"))).isEqualTo(bytes("2"));
        }
    }

    @Test
    void aSnapshotIsGoneOnceItsDatabaseOrItselfIsClosed() {
        var store = open(ONE);
        var forgotten = store.snapshot();
        var closed = store.snapshot();
        closed.close();
        closed.close();

        assertThat(catchThrowableOfType(StoreException.class, () -> closed.get(ONE, bytes("a")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        store.close();
        assertThat(catchThrowableOfType(StoreException.class, () -> forgotten.get(ONE, bytes("a")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        forgotten.close();
    }

    @Test
    void aSecondOpeningSaysThatItIsLocked() {
        try (var _ = open(ONE)) {
            var failure = catchThrowableOfType(StoreException.class, () -> open(ONE));

            assertThat(failure.kind()).isEqualTo(Kind.LOCKED);
            assertThat(failure).hasMessageContaining("another process has it open");
        }
    }

    @Test
    void usingItAfterCloseSaysSo() {
        var store = open(ONE);
        store.close();
        store.close();

        var failure = catchThrowableOfType(StoreException.class, () -> store.get(ONE, bytes("k")));

        assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
    }

    @Test
    void damageSaysThatItIsDamaged() throws IOException {
        try (var store = open(ONE)) {
            put(store, ONE, "k", "v");
        }
        Files.writeString(directory.resolve("CURRENT"), "MANIFEST-nonsense");

        var failure = catchThrowableOfType(StoreException.class, () -> open(ONE));

        assertThat(failure.kind()).isEqualTo(Kind.CORRUPTED);
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        var failure = catchThrowableOfType(
                StoreException.class, () -> new RocksStores(file.resolve("db"), List.of(ONE), OPTIONS).open());

        assertThat(failure).hasMessageContaining(file.toString());
    }

    private KeyValueStore open(Table... tables) {
        return new RocksStores(directory, List.of(tables), OPTIONS).open();
    }

    private static List<String> scan(StoreReads store, String prefix, String from, boolean down) {
        var keys = new ArrayList<String>();
        KeyValueStore.Visitor visitor = (key, _) -> keys.add(new String(key, UTF_8));
        if (down) {
            store.scanDown(ONE, bytes(prefix), bytes(from), visitor);
        } else {
            store.scan(ONE, bytes(prefix), bytes(from), visitor);
        }
        return keys;
    }

    private static void put(KeyValueStore store, Table table, String key, String value) {
        var writes = new Writes();
        writes.put(table, bytes(key), bytes(value));
        store.write(writes, Durability.SYNCED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
