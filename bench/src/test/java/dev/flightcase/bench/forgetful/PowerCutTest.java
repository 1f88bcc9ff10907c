package dev.flightcase.bench.forgetful;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a power cut may keep by chance, and what it never may change. */
class PowerCutTest {
    private static final int SEEDS = 150;
    private static final int SECTOR_BYTES = 512;

    @Test
    void anOverwrittenLogIsOldAndNewInWholeSectorsAndEachWayIsSeen() throws Exception {
        var seen = new TreeSet<String>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var test = new TestDisk();
            var file = test.durable("log", "o".repeat(3 * Pages.PAGE_BYTES));
            test.write(file, 100, "n".repeat(2 * Pages.PAGE_BYTES));

            test.disk.cut(PowerCut.seeded(seed));

            var text = test.text("log");
            assertThat(text).hasSize(3 * Pages.PAGE_BYTES).startsWith("o".repeat(100));
            assertThat(text.substring(100 + 2 * Pages.PAGE_BYTES)).matches("o+");
            for (int sector = SECTOR_BYTES; sector < 2 * Pages.PAGE_BYTES; sector += SECTOR_BYTES) {
                assertThat(text.substring(sector, sector + SECTOR_BYTES)).matches("o+|n+");
            }
            seen.add(text.replaceAll("(.)\\1*", "$1"));
        }
        assertThat(seen).contains("o", "ono").hasSizeGreaterThan(2);
    }

    @Test
    void aGrowingLogHasNeverMoreThanWasWrittenAndMayEndInTheMiddle() throws Exception {
        var lengths = new HashSet<Integer>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var test = new TestDisk();
            var file = test.durable("log", "s".repeat(700));
            test.write(file, 700, "n".repeat(5000));

            test.disk.cut(PowerCut.seeded(seed));

            var text = test.text("log");
            assertThat(text).matches("s{700}[n\0]*");
            assertThat(text.length()).isBetween(700, 5700);
            lengths.add(text.length());
        }
        assertThat(lengths).contains(700, 5700).hasSizeGreaterThan(4);
    }

    @Test
    void namesAreKeptInTheOrderInWhichTheyWereMade() throws Exception {
        var seen = new HashSet<Integer>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var test = new TestDisk();
            for (var name : List.of("a", "b", "c", "d")) {
                test.file(name);
            }

            var loss = test.disk.cut(PowerCut.seeded(seed));

            var left = String.join("", test.disk.list(test.root).keySet());
            assertThat("abcd").startsWith(left);
            assertThat(loss.names()).isEqualTo(4 - left.length());
            seen.add(left.length());
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterAnyHistoryWhatWasSyncedIsThereAndTheSameSeedLeavesTheSame(long seed) throws Exception {
        var first = new History(seed);
        var second = new History(seed);

        first.run();
        second.run();

        assertThat(first.afterCut(PowerCut.seeded(seed))).isEqualTo(second.afterCut(PowerCut.seeded(seed)));
        var third = new History(seed);
        third.run();
        assertThat(third.afterCut(PowerCut.forgettingAll())).isEqualTo(third.synced);
    }

    /** Writes, cuts, holes and syncs of one file, beside the same on an array. */
    private static final class History {
        private static final int STEPS = 300;
        private static final int BYTES_MAX = 40_000;

        private final TestDisk test = new TestDisk();
        private final SplittableRandom random;
        private final byte[] bytes = new byte[2 * BYTES_MAX];
        private final FileNode file;
        private int size;
        private String synced = "";

        private History(long seed) throws DiskException {
            random = new SplittableRandom(seed);
            file = test.durable("log", "");
        }

        private void run() throws DiskException {
            for (int step = 0; step < STEPS; step++) {
                int offset = random.nextInt(BYTES_MAX);
                int length = random.nextInt(1, 9000);
                switch (random.nextInt(8)) {
                    case 0 -> sync();
                    case 1 -> resize(random.nextBoolean() ? offset : Math.min(size, offset));
                    case 2 -> zero(offset, length);
                    default -> write(offset, length, (byte) random.nextInt('a', 'z'));
                }
                assertThat(step % 8 != 0 || test.text(file).equals(text()))
                        .as("step %d", step)
                        .isTrue();
            }
        }

        private void write(int offset, int length, byte letter) throws DiskException {
            var data = new byte[length];
            Arrays.fill(data, letter);
            test.write(file, offset, data);
            System.arraycopy(data, 0, bytes, offset, length);
            size = Math.max(size, offset + length);
        }

        private void resize(int to) throws DiskException {
            test.disk.resize(file, to);
            Arrays.fill(bytes, Math.min(size, to), bytes.length, (byte) 0);
            size = to;
        }

        private void zero(int offset, int length) throws DiskException {
            test.disk.zero(file, offset, length);
            Arrays.fill(bytes, offset, offset + length, (byte) 0);
        }

        private void sync() throws DiskException {
            test.disk.sync(file);
            synced = text();
        }

        private String afterCut(PowerCut cut) {
            test.disk.cut(cut);
            return test.text(file);
        }

        private String text() {
            return new String(bytes, 0, size, StandardCharsets.US_ASCII);
        }
    }
}
