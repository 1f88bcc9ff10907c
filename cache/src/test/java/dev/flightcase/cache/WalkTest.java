package dev.flightcase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.KeyValueStore.Durability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final Table TABLE = new Table("rows");

    private final MemoryStore disk = new MemoryStore();

    @Test
    void visitsEveryRowOnceInOrderOverManySteps() {
        fill("a", 1000, 10);

        assertThat(walk("", "")).hasSize(1000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void largeRowsTakeMoreSteps() {
        fill("a", 20, 100_000);

        assertThat(walk("", "")).hasSize(20);
    }

    @Test
    void staysWithinItsPrefixAndBeginsWhereItIsTold() {
        fill("a", 300, 1);
        fill("b", 600, 1);
        fill("c", 300, 1);

        assertThat(walk("b", "b")).hasSize(600).allMatch(key -> key.startsWith("b"));
        assertThat(walk("b", "b0599")).containsExactly("b0599");
        assertThat(walk("b", "b0600")).isEmpty();
        assertThat(walk("d", "d")).isEmpty();
    }

    @Test
    void aFullStepAtTheVeryEndIsTheEnd() {
        fill("a", 512, 1);

        assertThat(walk("", "")).hasSize(512);
    }

    @Test
    void endsWhenTheVisitorHasEnough() {
        fill("a", 600, 1);
        var seen = new ArrayList<String>();
        try (var store = disk.open()) {
            new Walk(store, TABLE).up((key, _) -> seen.add(text(key)) && seen.size() < 300);
        }

        assertThat(seen).hasSize(300);
    }

    @Test
    void theVisitorMayWriteAndHoldsNobodyUp() {
        fill("a", 300, 1);
        try (var store = disk.open()) {
            new Walk(store, TABLE).up((key, _) -> {
                var writes = new Writes();
                writes.delete(TABLE, key);
                store.write(writes, Durability.SYNCED);
                return true;
            });
        }

        assertThat(walk("", "")).isEmpty();
    }

    private void fill(String prefix, int rows, int bytes) {
        try (var store = disk.open()) {
            var writes = new Writes();
            for (var row = 0; row < rows; row++) {
                writes.put(TABLE, bytes(String.format(Locale.ROOT, "%s%04d", prefix, row)), new byte[bytes]);
            }
            store.write(writes, Durability.SYNCED);
        }
    }

    private List<String> walk(String prefix, String from) {
        var keys = new ArrayList<String>();
        try (var store = disk.open()) {
            new Walk(store, TABLE).up(bytes(prefix), bytes(from), (key, _) -> keys.add(text(key)));
        }
        return keys;
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
