package dev.flightcase.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.mirror.Medium.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended, and to what not. */
class MirrorWorkTest {
    private static final String NODE = "fc-k3v7q2m7xa";
    private static final int SMALL = 2000;

    @TempDir
    private Path folder;

    private final MemoryStore disk = new MemoryStore();
    private TestStall stall = new TestStall(disk);
    private Map<String, UUID> events = Map.of("night-market", TestStall.EVENT);
    private Sighting sighting = new Sighting.NotThere("not yet");

    @BeforeEach
    void sell() {
        sighting = new Sighting.There(folder);
        stall.adopting(1);
        sell(5);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void everyEntryIsOnTheMediumOnce() throws IOException {
        follow(work());
        sell(3);

        follow(work());

        assertSame();
    }

    @Test
    void fullFilesAreFollowedByNewOnes() throws IOException {
        follow(work());
        sell(20);
        var work = work();
        follow(work);

        assertThat(Segment.in(folder)).hasSizeGreaterThan(5);
        assertThat(work.mirrored()).isEqualTo(stall.journal().last());
        assertSame();
    }

    @Test
    void aTurnAppendsABoundedPart() {
        sell(30);
        var work = work();

        assertThat(work.turn()).isInstanceOf(MirrorState.Following.class);

        assertThat(work.mirrored()).isBetween(1L, stall.journal().last() - 1);
    }

    @Test
    void whatAPowerCutLeftHalfWrittenIsWrittenAgain() throws IOException {
        follow(work());
        var file = Segment.in(folder).getLast().file();
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));

            follow(work());

            assertSame();
        }
    }

    @Test
    void whatABrokenMediumAddedIsCutOff() throws IOException {
        var work = work();
        follow(work);
        Files.write(Segment.in(folder).getLast().file(), new byte[] {0, 0, 0, 9, 1, 2, 3}, StandardOpenOption.APPEND);
        sell(1);

        follow(work);

        assertSame();
    }

    @Test
    void theEventsOfTheCatalogAreNotedWhenTheyChange() throws IOException {
        var work = work();
        follow(work);
        assertThat(EventsFile.read(folder)).isEqualTo(events);

        events = Map.of("night-market", TestStall.EVENT, "next", new UUID(9, 9));
        stall.adopting(TestStall.assortment(TestStall.EVENT, 2, 50));
        follow(work);

        assertThat(EventsFile.read(folder)).isEqualTo(events);
    }

    @Test
    void aMediumThatIsPulledOutIsTakenUpAgainWhereItEnded() throws IOException {
        var work = work();
        follow(work);
        var before = work.mirrored();
        sighting = new Sighting.NotThere("pulled out");
        sell(4);

        assertThat(work.turn()).isEqualTo(new MirrorState.Absent("pulled out"));
        assertThat(work.mirrored()).isZero();
        sighting = new Sighting.There(folder);
        follow(work);

        assertThat(work.mirrored()).isEqualTo(before + 4);
        assertSame();
    }

    @Test
    void anotherMediumInItsPlaceIsNoticed() throws IOException {
        var work = work();
        follow(work);
        clear();
        sell(1);

        follow(work);

        assertSame();
    }

    @Test
    void theMediumOfAnotherNodeIsNotTouched() throws IOException {
        new MirrorMark("fc-other", 77).write(folder);

        assertRefused("holds the mirror of another node, fc-other");
    }

    @Test
    void theMirrorOfAnEarlierLedgerIsNotTouched() throws IOException {
        new MirrorMark(NODE, 77).write(folder);

        assertRefused("of an earlier ledger of this node");
    }

    @Test
    void aJournalOfNobodyIsNotTouched() throws IOException {
        follow(work());
        Files.delete(folder.resolve(MirrorMark.FILE));

        assertRefused("nothing says whose");
    }

    @Test
    void aMirrorWithoutItsFirstFileIsNotGoneOnWith() throws IOException {
        follow(work());
        Files.delete(Segment.in(folder).getFirst().file());

        assertRefused("has lost its first file");
    }

    @Test
    void aDamagedMarkIsSaid() throws IOException {
        Files.writeString(folder.resolve(MirrorMark.FILE), "{\"node\":");

        assertThat(work().turn().says()).contains("is damaged, so nobody knows whose mirror this is");
    }

    @Test
    void anOldCopyOfTheCardIsFoundOut() throws IOException {
        var old = disk.copy();
        sell(2);
        follow(work());
        stall.close();
        stall = new TestStall(old, 2);

        assertRefused("2 entries ahead of this node's ledger");
    }

    @Test
    void anotherHistoryOfTheSameLedgerIsFoundOut() throws IOException {
        var old = disk.copy();
        sell(2);
        follow(work());
        stall.close();
        stall = new TestStall(old, 2).adopting(1);
        sell(3);

        assertRefused("another history");
    }

    @Test
    void aLedgerThatCanNotBeReadIsWaitedFor() {
        stall.close();

        assertThat(catchKind()).isEqualTo(Kind.CLOSED);
    }

    private Kind catchKind() {
        try {
            throw new AssertionError(work().turn().says());
        } catch (StoreException e) {
            return e.kind();
        }
    }

    private void assertRefused(String why) throws IOException {
        var before = content();

        var state = work().turn();

        assertThat(state).isInstanceOf(MirrorState.Refused.class);
        assertThat(state.says()).contains(why);
        assertThat(content()).isEqualTo(before);
    }

    private List<Bytes> content() throws IOException {
        var content = new ArrayList<Bytes>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                content.add(Bytes.owning(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private MirrorWork work() {
        return new MirrorWork(stall.journal(), () -> events, () -> sighting, NODE, SMALL);
    }

    private void follow(MirrorWork work) {
        do {
            assertThat(work.turn()).isEqualTo(new MirrorState.Following());
        } while (work.mirrored() < stall.journal().last());
    }

    private void assertSame() throws IOException {
        var entries = new ArrayList<Bytes>();
        var mark = MirrorMark.read(folder);
        assertThat(mark).isEqualTo(new MirrorMark(NODE, stall.journal().epoch()));
        var end = MirrorReader.read(folder, new MirrorMark(NODE, stall.journal().epoch()), (_, entry) -> {
            entries.add(entry);
            return null;
        });
        assertThat(end).isEqualTo(new MirrorReader.End(stall.journal().last(), 0, null));
        stall.journal().forward(0, (sequence, entry) -> {
            assertThat(entries.get((int) sequence - 1)).isEqualTo(Bytes.owning(entry.encode()));
            return true;
        });
    }

    private void sell(int orders) {
        for (var n = 0; n < orders; n++) {
            var _ = stall.sell("Ana", "LP", 1);
        }
    }
}
