package dev.flightcase.media.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.delivery.LiveEdge;
import dev.flightcase.media.delivery.LiveState;
import dev.flightcase.media.packager.MediaTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewindTest {
    private static final int BYTES = 5000;

    @TempDir
    private Path disk;

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);

    private Rewind rewind(Show show, Duration length) {
        return new Rewind(
                new RewindConfig(disk.resolve("rewind"), length, RewindConfig.BYTES_MIN),
                List.of(show),
                100,
                "t",
                time);
    }

    private Rewind rewind(Show show) {
        return rewind(show, Duration.ofMinutes(30));
    }

    private void play(Show show, Rewind rewind, int segments) {
        for (int i = 0; i < segments; i++) {
            show.segments(1);
            now = now.plusSeconds(2);
            rewind.look();
        }
    }

    private static String playlist(Rewind rewind) {
        return state(rewind).text();
    }

    private static LiveState state(Rewind rewind) {
        return rewind.edges("stage")
                .flatMap(edges -> edges.edge("main"))
                .flatMap(LiveEdge::state)
                .orElseThrow();
    }

    private static int multivariant(Rewind rewind) {
        return rewind.edges("stage").orElseThrow().multivariant().status();
    }

    private Path folder() {
        return disk.resolve("rewind/stage");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsWhatTheLivePlaylistHasLongForgotten() throws IOException {
        Show show = new Show("a", 0, BYTES);
        Rewind rewind = rewind(show);
        play(show, rewind, 40);

        assertThat(state(rewind).playlist().segments()).hasSize(40);
        assertThat(playlist(rewind))
                .contains("#EXT-X-MEDIA-SEQUENCE:0\n", "#EXT-X-MAP:URI=\"main-init-a.mp4\"\n", "\nmain-0-a.m4s\n")
                .doesNotContain("EXT-X-PART", "PRELOAD-HINT", "EXT-X-GAP", "ENDLIST");
        assertThat(Files.readAllBytes(folder().resolve("main-39-a.m4s"))).isEqualTo(show.content(39));
        assertThat(rewind.status()).isEqualTo(new RewindStatus(40L * BYTES, Duration.ofSeconds(80), 0, null));
        assertThat(multivariant(rewind)).isEqualTo(200);
    }

    @Test
    void aNewProcessShowsWhatTheOneBeforeHasKeptAndGoesOnBehindIt() {
        Show before = new Show("a", 0, BYTES);
        play(before, rewind(before), 10);
        Show after = new Show("b", 1000, BYTES);
        after.off();
        Rewind rewind = rewind(after);
        rewind.look();
        assertThat(state(rewind).playlist().segments()).hasSize(10);
        assertThat(multivariant(rewind)).isEqualTo(200);

        Show back = new Show("b", 1000, BYTES);
        Rewind again = rewind(back);
        play(back, again, 2);
        assertThat(playlist(again))
                .contains("\nmain-9-a.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"main-init-b.mp4\"\n")
                .contains("\nmain-1001-b.m4s\n");
        assertThat(state(again).playlist().lastSequence()).isEqualTo(11);
    }

    @Test
    void whatIsTooLongAgoLeavesTheListAtOnceAndTheDiskAMinuteLater() throws IOException {
        Show show = new Show("a", 0, BYTES);
        Rewind rewind = rewind(show, Duration.ofMinutes(1));
        play(show, rewind, 35);
        assertThat(state(rewind).playlist().mediaSequence()).isEqualTo(5);
        assertThat(files()).contains("main-0-a.m4s");

        play(show, rewind, 31);
        assertThat(state(rewind).playlist().mediaSequence()).isEqualTo(36);
        assertThat(files()).doesNotContain("main-4-a.m4s").contains("main-10-a.m4s", "main-init-a.mp4");
    }

    @Test
    void numbersAndDiscontinuitiesNeverFallOverRestarts() {
        long number = 0;
        long discontinuities = 0;
        for (int life = 0; life < 5; life++) {
            Show show = new Show("t" + life, life * 1000L, BYTES);
            Rewind rewind = rewind(show, Duration.ofMinutes(1));
            play(show, rewind, 25);
            assertThat(state(rewind).playlist().mediaSequence()).isGreaterThanOrEqualTo(number);
            assertThat(state(rewind).playlist().discontinuitySequence()).isGreaterThanOrEqualTo(discontinuities);
            number = state(rewind).playlist().mediaSequence();
            discontinuities = state(rewind).playlist().discontinuitySequence();
        }
        assertThat(number).isEqualTo(5 * 25 - 30);
        assertThat(discontinuities).isEqualTo(3);
    }

    @Test
    void aPowerCutInTheMiddleOfALineOrAFileLeavesNothingTorn() throws IOException {
        Show before = new Show("a", 0, BYTES);
        play(before, rewind(before), 10);
        Path index = folder().resolve("index.log");
        try (RandomAccessFile file = new RandomAccessFile(index.toFile(), "rw")) {
            file.setLength(file.length() - 7);
        }
        Files.write(folder().resolve("main-10-a.m4s"), new byte[100]);
        Files.write(folder().resolve("main-3-a.m4s"), new byte[100]);
        Files.write(folder().resolve("main-4-a.m4s"), new byte[BYTES]);

        Rewind rewind = rewind(new Show("b", 1000, BYTES));
        rewind.look();

        assertThat(playlist(rewind))
                .contains(
                        "#EXT-X-GAP\n#EXTINF:2.00000,\nmain-3-a.m4s\n", "#EXT-X-GAP\n#EXTINF:2.00000,\nmain-4-a.m4s\n")
                .contains("\n#EXTINF:2.00000,\nmain-8-a.m4s\n")
                .doesNotContain("main-9-a", "main-10-a");
        assertThat(files()).doesNotContain("main-9-a.m4s", "main-10-a.m4s");
        assertThat(Files.readString(index)).endsWith("\n");
    }

    @Test
    void anIndexOfGarbageIsAnEmptyOne() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("index.log"), "garbage\n\tmore\n", StandardCharsets.UTF_8);
        Show show = new Show("a", 0, BYTES);
        Rewind rewind = rewind(show);
        play(show, rewind, 2);

        assertThat(state(rewind).playlist().segments()).hasSize(2);
        assertThat(rewind.status().trouble()).isNull();
    }

    @Test
    void whatLeftTheMemoryBeforeItWasWrittenIsAGap() {
        Show show = new Show("a", 0, BYTES);
        Rewind rewind = rewind(show);
        play(show, rewind, 3);
        show.segments(2);
        show.drop(3);
        rewind.look();

        assertThat(playlist(rewind)).contains("#EXT-X-GAP\n#EXTINF:2.00000,\nmain-3-a.m4s\n");
        assertThat(rewind.status().lost()).isEqualTo(1);
    }

    @Test
    void staysWithinItsBytes() throws IOException {
        int large = 1024 * 1024;
        Show show = new Show("a", 0, large);
        Rewind rewind = rewind(show);
        play(show, rewind, 20);

        assertThat(rewind.status().bytes()).isEqualTo(RewindConfig.BYTES_MIN);
        assertThat(state(rewind).playlist().mediaSequence()).isEqualTo(4);
        assertThat(files()).doesNotContain("main-3-a.m4s").contains("main-4-a.m4s");
    }

    @Test
    void aDiskThatIsGoneCostsASegmentOrTwoAndIsTriedAgain() throws IOException {
        Show show = new Show("a", 0, BYTES);
        Rewind rewind = rewind(show);
        play(show, rewind, 3);
        Path away = disk.resolve("away");
        Files.move(disk.resolve("rewind"), away);
        Files.writeString(disk.resolve("rewind"), "a file", StandardOpenOption.CREATE_NEW);
        play(show, rewind, 1);
        assertThat(rewind.status().trouble()).isNotBlank();
        assertThat(rewind.status().length()).isEqualTo(Duration.ofSeconds(6));

        Files.delete(disk.resolve("rewind"));
        Files.move(away, disk.resolve("rewind"));
        play(show, rewind, 4);
        assertThat(rewind.status().trouble()).isNull();
        assertThat(state(rewind).playlist().segments()).hasSize(8);
        assertThat(playlist(rewind)).doesNotContain("EXT-X-GAP", "EXT-X-DISCONTINUITY\n");
    }

    @Test
    void aNameFromOutsideLeadsNowhereElse() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(disk.resolve("secret.mp4"), "secret");
        Files.writeString(folder().resolve("a.mp4"), "there");

        assertThat(RewindFolder.find(folder(), "a.mp4")).isPresent();
        assertThat(RewindFolder.find(folder(), "../../secret.mp4")).isEmpty();
        assertThat(RewindFolder.find(folder(), disk.resolve("secret.mp4").toString()))
                .isEmpty();
        assertThat(RewindFolder.find(folder(), ".")).isEmpty();
        assertThat(RewindFolder.find(folder(), "a\u0000.mp4")).isEmpty();
    }
}
