package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.KeyValueStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a selling process, round after round on one ledger: what it acknowledged is there, whole and in order, and what it was
 * told of by the hub.
 */
class LedgerCrashIT {
    private static final int ROUNDS = 4;
    private static final int ACKNOWLEDGEMENTS = 1500;
    private static final int WORDS = 5;
    private static final int HASH_CHARS = 43;

    @TempDir
    Path directory;

    /** The highest mark that was said to be durable. */
    private long told;

    private record Ack(String key, long number, UUID id, String hash) {
        static Ack of(String[] words) {
            return new Ack(words[1], Long.parseLong(words[2]), UUID.fromString(words[3]), words[4]);
        }
    }

    @Test
    @Timeout(120)
    void everyAcknowledgedOrderSurvivesKill() throws Exception {
        var acks = new ArrayList<Ack>();
        for (var round = 0; round < ROUNDS; round++) {
            acks.addAll(sellAndKill(round));

            var ledger = LedgerStore.at(directory.resolve("ledger"), TestLedger.CONFIG);
            try (var store = ledger.open()) {
                var orders =
                        TestLedger.verify(store, acks.stream().map(Ack::hash).toList());
                assertThat(orders).isGreaterThanOrEqualTo(acks.size());
                assertStock(store, orders);
                assertThat(HubStanding.read(store).mark())
                        .isBetween(told, new LedgerDisk(store).counters().sequence());
            }
            try (var shop = new TestLedger(ledger).adopting(1, 100_000_000)) {
                assertReplayed(shop, acks.getLast());
                assertReplayed(shop, acks.getFirst());
            }
        }
    }

    private List<Ack> sellAndKill(int round) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(round))
                .redirectError(Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.US_ASCII))) {
            var acks = new ArrayList<Ack>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals("told") && words[2].equals("durable")) {
                    told = Long.parseLong(words[1]);
                }
                if (words.length == WORDS && words[WORDS - 1].length() == HASH_CHARS) { // Else cut off by the kill.
                    acks.add(Ack.of(words));
                }
                if (acks.size() == ACKNOWLEDGEMENTS) {
                    // Not through Process, which would close the pipe with what was acknowledged meanwhile.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(acks).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGEMENTS);
            return acks;
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private List<String> command(int round) {
        var library = System.getProperty("java.library.path", "");
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path=" + library,
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SellingProcess.class.getName(),
                        directory.resolve("ledger").toString(),
                        "round" + round)
                .toList();
    }

    private static void assertStock(KeyValueStore store, long orders) {
        var row = store.get(LedgerTables.STOCK, LedgerTables.stock(TestShop.EVENT, "TEE"));
        assertThat(row).isNotNull();
        assertThat(StockRow.decode(row == null ? new byte[0] : row).confirmed()).isEqualTo(orders);
    }

    private static void assertReplayed(TestLedger shop, Ack ack) {
        var again = shop.shirt(ack.key());
        var order = TestLedger.done(again);
        assertThat(again).isEqualTo(new Outcome.Done<>(order, true));
        assertThat(order.id()).isEqualTo(ack.id());
        assertThat(order.number()).isEqualTo(ack.number());
    }
}
