package dev.flightcase.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.delivery.ReloadRule.Decision;
import dev.flightcase.media.playlist.MediaPlaylist;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments 10 to 17 are complete, with six parts each; of 18 there are parts 0 and 1. */
class ReloadRuleTest {
    private final MediaPlaylist playlist = Playlists.of(10, 8, 2);

    @ParameterizedTest(name = "{0}: number {1}, part {2} is answered: {3}")
    @CsvSource({
        "D1, -1, -1, NOW",
        "D2, 17, -1, NOW",
        "D2, 10, -1, NOW",
        "D2, 3, -1, NOW",
        "D2, 3, 99, NOW",
        "D2, 17, 5, NOW",
        "D3, 18, -1, WAIT",
        "D3, 19, -1, WAIT",
        "D4, 18, 1, NOW",
        "D4, 18, 2, WAIT",
        "D4, 18, 10, WAIT",
        "D4, 19, 0, WAIT",
        "D5, 17, 6, NOW",
        "D5, 17, 60, NOW",
        "D7, 20, -1, TOO_FAR",
        "D7, 20, 0, TOO_FAR",
        "D7, 999999999999, -1, TOO_FAR",
        "D8, 18, 11, TOO_FAR",
        "D8, 18, 999999, TOO_FAR",
        "D8, 19, 9, TOO_FAR",
    })
    void whileLive(String row, long sequence, long part, Decision decision) {
        assertThat(ReloadRule.decide(playlist, new Directives(sequence, part, false)))
                .as(row)
                .isEqualTo(decision);
    }

    @Test
    void d5APartBehindAFinishedSegmentIsTheFirstOfTheNext() {
        MediaPlaylist boundary = Playlists.of(10, 8, 0);

        assertThat(ReloadRule.decide(boundary, new Directives(17, 6, false))).isEqualTo(Decision.WAIT);
        assertThat(ReloadRule.decide(boundary, new Directives(17, 5, false))).isEqualTo(Decision.NOW);
        assertThat(ReloadRule.decide(boundary, new Directives(18, 0, false))).isEqualTo(Decision.WAIT);
    }

    @Test
    void d8TheAdvancePartLimitIsThreeSecondsOrThreeParts() {
        assertThat(ReloadRule.partsAheadMax(Duration.ofNanos(333_340_000))).isEqualTo(9);
        assertThat(ReloadRule.partsAheadMax(Duration.ofMillis(200))).isEqualTo(15);
        assertThat(ReloadRule.partsAheadMax(Duration.ofSeconds(1))).isEqualTo(3);
        assertThat(ReloadRule.partsAheadMax(Duration.ofSeconds(2))).isEqualTo(3);
    }

    @Test
    void d11AnEndedPlaylistNeverHolds() {
        assertThat(ReloadRule.decide(Playlists.ended(10, 8), new Directives(18, 3, true)))
                .isEqualTo(Decision.NOW);
        assertThat(ReloadRule.decide(Playlists.ended(10, 8), new Directives(99, -1, false)))
                .isEqualTo(Decision.NOW);
    }

    @Test
    void withoutPartsThePartIsNoMatter() {
        MediaPlaylist plain = Playlists.plain(10, 8);

        assertThat(ReloadRule.decide(plain, new Directives(17, 3, false))).isEqualTo(Decision.NOW);
        assertThat(ReloadRule.decide(plain, new Directives(18, 0, false))).isEqualTo(Decision.WAIT);
        assertThat(ReloadRule.decide(plain, new Directives(20, 0, false))).isEqualTo(Decision.TOO_FAR);
    }
}
