package dev.flightcase.cache.mirror;

import static dev.flightcase.cache.TestStall.cash;
import static dev.flightcase.cache.TestStall.order;
import static dev.flightcase.cache.TestStall.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StallHistory;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditConfig;
import dev.flightcase.cache.audit.AuditText;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.StockTerms;
import dev.flightcase.cache.mirror.Medium.Sighting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final String NODE = "fc-k3v7q2m7xa";

    private static final Map<String, UUID> EVENTS = Map.of("night-market", TestStall.EVENT);

    @TempDir
    private Path folder;

    private final MemoryStore target = new MemoryStore();

    @Test
    void aLedgerComesBackWhateverHappenedInIt() throws IOException {
        for (var seed = 0; seed < 12; seed++) {
            var mirror = Files.createDirectory(folder.resolve("mirror-" + seed));
            var restored = new MemoryStore();
            try (var stall = new TestStall(new MemoryStore(), seed)) {
                new StallHistory(stall, seed).run(150);
                mirror(stall.journal(), mirror);

                var report = restore(mirror, restored, false);

                assertThat(report).isInstanceOf(RestoreReport.Restored.class);
                try (var files = LedgerFiles.openToRead(restored)) {
                    assertThat(entries(files.journal())).as("seed %s", seed).isEqualTo(entries(stall.journal()));
                    assertThat(stock(files.journal())).isEqualTo(withoutHolds(stock(stall.journal())));
                    assertThat(files.journal().epoch())
                            .isNotEqualTo(stall.journal().epoch());
                }
                assertHolds(restored);
            }
            try (var again = new TestStall(restored, 100L + seed)) {
                new StallHistory(again, 100L + seed).run(60);
            }
            assertHolds(restored);
        }
    }

    @Test
    void aRepeatedRequestIsStillAnsweredAsBefore() throws IOException {
        var request = order("Ana", List.of(new OrderLine("LP", 1)), cash(2200));
        try (var stall = new TestStall(new MemoryStore()).adopting(1)) {
            var first = TestStall.done(stall.trySell("the-key", request));
            mirror(stall.journal(), folder);
            var _ = restore(folder, target, false);

            try (var again = new TestStall(target, 2).adopting(1)) {
                assertThat(again.trySell("the-key", request)).isEqualTo(new Outcome.Done<>(first, true));
                assertThat(again.trySell("the-key", TestStall.training(request)))
                        .isEqualTo(new Outcome.KeyConflict<>());
                assertThat(again.sell("Ana", "LP", 1).number()).isEqualTo(2);
                assertThat(again.ledger().reads().available("LP")).isEqualTo(58);
            }
        }
    }

    @Test
    void itSaysWhatCameBackAndWhatDidNot() throws IOException {
        try (var stall = new TestStall(new MemoryStore()).adopting(1)) {
            var _ = stall.sell(order("Ana", List.of(new OrderLine("LP", 1)), token(2200)));
            var back = stall.sell(order("Ana", List.of(new OrderLine("LP", 1)), token(1200), cash(1000)));
            var _ = stall.sell(TestStall.training(order("Ana", List.of(new OrderLine("LP", 1)), cash(2200))));
            var _ = stall.voided(back.id(), "scratched");
            mirror(stall.journal(), folder);

            var report = restore(folder, target, false);

            var restored = (RestoreReport.Restored) report;
            var ledger = restored.ledger();
            assertThat(ledger.entries()).isEqualTo(stall.journal().last());
            assertThat(ledger.orders()).isEqualTo(2);
            assertThat(ledger.practised()).isEqualTo(1);
            assertThat(ledger.voids()).isEqualTo(1);
            assertThat(ledger.tokens()).isEqualTo(1);
            assertThat(ledger.lastOrder()).matches(order -> order != null && order.number() == 2);
            assertThat(restored.tornBytes()).isZero();
            assertThat(restored.damage()).isNull();
            assertThat(restored.events()).isEqualTo(EVENTS);
        }
    }

    @Test
    void aTornEndIsLeftOut() throws IOException {
        var last = sold(10);
        var file = Segment.in(folder).getLast().file();
        var whole = Files.readAllBytes(file);
        for (var cut = 1; cut < 400; cut += 13) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));

            var report = (RestoreReport.Restored) restore(folder, new MemoryStore(), false);

            assertThat(report.ledger().entries()).isEqualTo(last - 1);
            assertThat(report.tornBytes()).isPositive();
            assertThat(report.damage()).isNull();
        }
    }

    @Test
    void damageInTheMiddleIsRefusedUnlessAskedFor() throws IOException {
        var _ = sold(10);
        var file = Segment.in(folder).getFirst().file();
        var bytes = Files.readAllBytes(file);
        bytes[Frames.HEADER_BYTES + 900] ^= 1;
        Files.write(file, bytes);

        var refused = restore(folder, target, false);
        var partly = (RestoreReport.Restored) restore(folder, target, true);

        assertThat(refused).isInstanceOf(RestoreReport.Damaged.class);
        assertThat(partly.ledger().entries()).isEqualTo(((RestoreReport.Damaged) refused).good());
        assertThat(partly.damage()).contains("journal-000000000001.fcm is damaged after entry");
        assertHolds(target);
    }

    @Test
    void aFileThatIsMissingIsFound() throws IOException {
        var _ = sold(20);
        Files.delete(Segment.in(folder).get(1).file());

        assertThat(restore(folder, target, false))
                .isInstanceOfSatisfying(
                        RestoreReport.Damaged.class,
                        damaged -> assertThat(damaged.damage()).contains(" are missing before journal-"));
    }

    @Test
    void anEntryThatWasChangedByHandIsFoundThoughItsChecksumIsRight() throws IOException {
        var _ = sold(3);
        var segment = Segment.in(folder).getFirst();
        var bytes = segment.read();
        var out = ByteBuffer.allocate(bytes.limit());
        out.put(bytes.slice(0, Frames.HEADER_BYTES));
        for (var frame = Frames.at(bytes, Frames.HEADER_BYTES); frame != null; frame = Frames.at(bytes, frame.end())) {
            var text = new String(frame.bytes().toArray(), StandardCharsets.ISO_8859_1).replace("Ana", "Eva");
            out.put(Frames.frame(frame.sequence(), text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        Files.write(segment.file(), out.array());

        assertThat(restore(folder, target, false))
                .isInstanceOfSatisfying(
                        RestoreReport.Damaged.class,
                        damaged -> assertThat(damaged.damage())
                                .contains("was changed: its hash is not that of its record"));
    }

    @Test
    void aFolderThatIsNoMirrorIsSaid() throws IOException {
        assertThat(restore(folder, target, false)).isInstanceOf(RestoreReport.NoMirror.class);
        assertThat(restore(folder.resolve("none"), target, false)).isInstanceOf(RestoreReport.NoMirror.class);
        new MirrorMark(NODE, 5).write(folder);
        assertThat(restore(folder, target, false)).isInstanceOf(RestoreReport.NoMirror.class);
    }

    @Test
    void theRestoredLedgerSetsTheOldMirrorAsideAndBeginsItsOwn() throws IOException {
        var last = sold(3);
        var _ = restore(folder, target, false);
        try (var again = new TestStall(target, 2).adopting(1)) {
            mirror(again.journal(), folder);

            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> String.valueOf(file.getFileName())))
                        .anyMatch(name -> name.startsWith("before-"));
            }
            var end = MirrorReader.read(
                    folder, new MirrorMark(NODE, again.journal().epoch()), (_, _) -> null);
            assertThat(end.last()).isEqualTo(again.journal().last()).isGreaterThanOrEqualTo(last);
        }
    }

    private long sold(int orders) throws IOException {
        try (var stall = new TestStall(new MemoryStore()).adopting(1)) {
            for (var n = 0; n < orders; n++) {
                var _ = stall.sell("Ana", "LP", 1);
            }
            mirror(stall.journal(), folder);
            return stall.journal().last();
        }
    }

    private static void mirror(JournalReads journal, Path folder) {
        var work = new MirrorWork(journal, () -> EVENTS, () -> new Sighting.There(folder), NODE, 6000);
        do {
            assertThat(work.turn()).isInstanceOf(MirrorState.Following.class);
        } while (work.mirrored() < journal.last());
    }

    private static RestoreReport restore(Path mirror, KeyValueStore.Opener target, boolean partly) throws IOException {
        return new Restore(mirror, () -> TestStall.START, new Random(9), _ -> {}).run(target, partly);
    }

    private static List<Bytes> entries(JournalReads journal) {
        var entries = new ArrayList<Bytes>();
        journal.forward(0, (_, entry) -> entries.add(Bytes.owning(entry.encode())));
        return entries;
    }

    private static Map<String, StockTerms> stock(JournalReads journal) {
        var stock = new HashMap<String, StockTerms>();
        journal.stock(TestStall.EVENT, (sku, terms) -> {
            stock.put(sku, terms);
            return true;
        });
        return stock;
    }

    private static Map<String, StockTerms> withoutHolds(Map<String, StockTerms> stock) {
        stock.replaceAll((_, row) -> new StockTerms(
                row.brought(),
                row.adjusted(),
                Math.max(row.brought() + row.adjusted(), row.confirmed() + row.withdrawn()),
                0,
                row.confirmed(),
                row.withdrawn()));
        return stock;
    }

    private static void assertHolds(MemoryStore ledger) {
        try (var files = LedgerFiles.openToRead(ledger)) {
            var report = new Audit(files.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime)
                    .run(_ -> {});
            assertThat(report.ok())
                    .withFailMessage(() -> String.join("\n", new AuditText(new JsonText()).lines(report)))
                    .isTrue();
        }
    }
}
