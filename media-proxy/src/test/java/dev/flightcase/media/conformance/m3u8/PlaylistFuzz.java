package dev.flightcase.media.conformance.m3u8;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.MultivariantJudge;
import dev.flightcase.media.conformance.PlaylistHistory;
import dev.flightcase.media.conformance.PlaylistJudge;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.playlist.PlaylistParser;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Any bytes as a playlist, for both parsers, for as long as one likes; what covers new code is kept and changed further. Not run with the
 * other tests, which play its seeds and mutants of them; what it finds goes into {@code PlaylistFuzzInputs} and is played there from then on.
 *
 * <p>{@code JAZZER_FUZZ=1 mvn -pl http,media-proxy test -Dtest=PlaylistFuzz -Dsurefire.failIfNoSpecifiedTests=false}
 */
class PlaylistFuzz {
    @FuzzTest(maxDuration = "10m")
    void anyBytesAreReadOrRefused(byte[] bytes) {
        tryAll(bytes);
    }

    static void tryAll(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Objects.requireNonNull(PlaylistParser.parse(text));
        Findings findings = new Findings();
        switch (PlaylistReader.read(text)) {
            case PlaylistReader.Result.Malformed malformed -> {
                assertThat(malformed.line()).isPositive();
                assertThat(malformed.reason()).isNotEmpty();
            }
            case PlaylistReader.Result.Multivariant(var playlist) -> MultivariantJudge.judge("x", playlist, findings);
            case PlaylistReader.Result.Media(var playlist) -> {
                PlaylistJudge.judge("x", playlist, findings);
                PlaylistHistory history = new PlaylistHistory("x", Tolerance.DEFAULT);
                var _ = history.accept(playlist, 0, true, findings);
                var _ = history.accept(playlist, 1, true, findings);
            }
        }
    }
}
