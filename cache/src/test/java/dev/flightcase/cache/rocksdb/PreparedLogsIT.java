package dev.flightcase.cache.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.SmallDisk;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedLogsIT {
    private static final Table ORDERS = new Table("orders");
    private static final long WRITE_BUFFER_BYTES = 2 << 20;
    private static final StoreOptions OPTIONS =
            new StoreOptions(1 << 20, WRITE_BUFFER_BYTES, 16 << 20, 8 << 20).forSmallSyncedWrites();

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void theFirstOrdersOfARunDoNotMakeTheLogGrow() throws Exception {
        try (var store = open(directory)) {
            var log = newestLog(directory);
            long before = Files.size(log);

            write(store, 0, 500);

            assertThat(newestLog(directory)).isEqualTo(log);
            assertThat(before).isGreaterThan(WRITE_BUFFER_BYTES / 2);
            assertThat(Files.size(log)).isEqualTo(before);
        }
    }

    @Test
    void neitherDoTheyAfterAFlush() throws Exception {
        try (var store = open(directory)) {
            var first = newestLog(directory);
            int written = 0;
            while (newestLog(directory).equals(first)) {
                write(store, written, 50);
                written += 50;
            }
            long before = Files.size(newestLog(directory));

            write(store, written, 50);

            assertThat(before).isGreaterThan(WRITE_BUFFER_BYTES / 2);
            assertThat(Files.size(newestLog(directory))).isEqualTo(before);
        }
    }

    @Test
    void whatIsInAPreparedLogIsReadBehindNoiseAndOldRecords() throws Exception {
        for (int run = 0; run < 3; run++) {
            try (var store = open(directory)) {
                for (int n = 0; n < 100 * run; n++) {
                    assertThat(store.get(ORDERS, key(n))).as("order %d", n).isNotNull();
                }
                assertThat(store.get(ORDERS, key(100 * run))).isNull();

                write(store, 100 * run, 100);
            }
        }
    }

    @Test
    void onANearlyFullDiskTheSpaceIsLeftToOrders() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 32);
                var store = open(disk.directory().resolve("ledger"))) {
            write(store, 0, 1);

            assertThat(Files.size(newestLog(disk.directory().resolve("ledger"))))
                    .isLessThan(8192);
        }
    }

    private static KeyValueStore open(Path directory) {
        return new RocksStores(directory, List.of(ORDERS), OPTIONS).open();
    }

    /** A thousand bytes each that do not compress. */
    private void write(KeyValueStore store, int from, int orders) {
        for (int n = from; n < from + orders; n++) {
            var order = new byte[1000];
            random.nextBytes(order);
            var writes = new Writes();
            writes.put(ORDERS, key(n), order);
            store.write(writes, Durability.SYNCED);
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** The one that is written to: log files are numbered. */
    private static Path newestLog(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()))
                    .orElseThrow();
        }
    }
}
