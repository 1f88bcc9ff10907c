package dev.flightcase.media.conformance.m3u8;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The seeds of {@link PlaylistFuzz}, each as it is and changed at random: read or refused, judged, and never an exception. Without Jazzer,
 * whose agent would look into the other tests, too.
 */
class PlaylistFuzzTest {
    private static final int MUTANTS = 20_000;

    @Test
    void theSeedsAreReadOrRefused() throws IOException, URISyntaxException {
        List<byte[]> seeds = seeds();

        assertThat(seeds).hasSizeGreaterThan(10).allSatisfy(PlaylistFuzz::tryAll);
    }

    /** A short run without coverage, the same each time. */
    @Test
    void mutantsOfTheSeedsAreReadOrRefused() throws IOException, URISyntaxException {
        List<byte[]> seeds = seeds();
        Random random = new Random(20_261_121);

        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = seeds.get(random.nextInt(seeds.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant = mutate(mutant, seeds.get(random.nextInt(seeds.size())), random);
            }
            PlaylistFuzz.tryAll(mutant);
        }
    }

    private static List<byte[]> seeds() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PlaylistFuzzTest.class.getResource("PlaylistFuzzInputs"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().map(PlaylistFuzzTest::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts, doubles, flips, or takes a piece of another. */
    private static byte[] mutate(byte[] bytes, byte[] other, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        String piece = text.substring(from, to);
        String foreign = new String(other, StandardCharsets.ISO_8859_1);
        int start = random.nextInt(foreign.length() + 1);
        String replaced =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> piece + piece;
                    case 2 -> foreign.substring(start, start + random.nextInt(foreign.length() - start + 1));
                    case 3 -> String.valueOf((char) random.nextInt(256)) + piece;
                    default -> piece.replace('1', '9').replace(',', '=').replace('"', '\n');
                };
        return (text.substring(0, from) + replaced + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
