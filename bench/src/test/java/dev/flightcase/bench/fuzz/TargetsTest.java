package dev.flightcase.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Method;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The seeds of both targets, each as it is and changed at random, the same each time: a short run without coverage. */
class TargetsTest {
    private static final Path MEDIA = Path.of("src/main/resources/dev/flightcase/bench/fuzz/media");
    private static final Path PLAYLISTS =
            Path.of("../media-proxy/src/test/resources/dev/flightcase/media/conformance/m3u8/PlaylistFuzzInputs");
    private static final int MUTANTS = 1_500;
    private static final byte[] SIZES = {0, 1, 7, 8, 9, 0x7f, (byte) 0x80, (byte) 0xff};

    @Test
    void mediaIsTakenOrRefusedAndMemoryComesBack() throws IOException {
        run(seeds(MEDIA), MediaTarget::fuzzerTestOneInput);
    }

    @Test
    void playlistsAreReadOrRefused() throws IOException {
        run(seeds(PLAYLISTS), PlaylistTarget::fuzzerTestOneInput);
    }

    /** Else the mutants would never get as far as a playlist. */
    @Test
    void mostSeedsOfMediaBecomeAStream() throws IOException {
        int shown = 0;
        for (var seed : seeds(MEDIA)) {
            try (var ingest = new Ingest()) {
                var receiver = ingest.begin(Method.POST, "video.cmfv");
                ingest.feed(receiver, ByteBuffer.wrap(seed));
                receiver.end();
                shown += ingest.get("index.m3u8").status() == 200 ? 1 : 0;
            }
        }

        assertThat(shown).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatAllocatesTooMuchIsAFinding() {
        assertThatThrownBy(() -> Allowance.run(1, () -> {
                    for (int i = 0; i < 40; i++) {
                        assertThat(new byte[1 << 20]).isNotEmpty();
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("1 bytes made us allocate");
    }

    @Test
    void figuresAreThoseThatJazzerSaysLast() throws IOException {
        var run = FuzzRun.read("media", """
                #2 INITED cov: 5 ft: 5
                #9 DONE cov: 71 ft: 99
                stat::number_of_executed_units: 9
                stat::new_units_added:         3
                """, List.of());

        assertThat(run).isEqualTo(new FuzzRun("media", 9, 3, 71, List.of()));
        assertThatThrownBy(() -> FuzzRun.read("media", "no such class", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such class");
    }

    private static void run(List<byte[]> seeds, Consumer<byte[]> target) throws IOException {
        assertThat(seeds.size()).isGreaterThan(4);
        // they load classes, which an allowance does not foresee
        seeds.forEach(target);
        var random = new Random(20_261_122);
        for (int i = 0; i < MUTANTS; i++) {
            var mutant = seeds.get(random.nextInt(seeds.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant = mutate(mutant, seeds.get(random.nextInt(seeds.size())), random);
            }
            play(mutant, target);
        }
    }

    /** What breaks something is kept: mended, it becomes a seed. */
    private static void play(byte[] mutant, Consumer<byte[]> target) throws IOException {
        try {
            Allowance.run(mutant.length, () -> target.accept(mutant));
        } catch (RuntimeException | AssertionError e) {
            var kept = Files.write(Path.of("target/broke-" + Arrays.hashCode(mutant)), mutant);
            throw new AssertionError("see " + kept, e);
        }
    }

    private static List<byte[]> seeds(Path folder) throws IOException {
        var seeds = new ArrayList<byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    /** Cuts, doubles, flips, lies about a size, joins two bodies, or takes a piece of another. */
    private static byte[] mutate(byte[] bytes, byte[] other, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(bytes.length - from, 400) + 1);
        int start = random.nextInt(other.length + 1);
        int end = start + random.nextInt(Math.min(other.length - start, 4000) + 1);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> {}
            case 1 -> {
                out.write(bytes, from, to - from);
                out.write(bytes, from, to - from);
            }
            case 2 -> out.write(other, start, end - start);
            case 3 -> {
                out.write(random.nextInt(256));
                from = Math.min(bytes.length, from + 1);
                to = from;
            }
            case 4 -> {
                for (int i = 0; i < Math.min(4, to - from); i++) {
                    out.write(SIZES[random.nextInt(SIZES.length)]);
                }
                to = Math.min(to, from + 4);
            }
            default -> out.writeBytes(MediaTarget.CUT.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
