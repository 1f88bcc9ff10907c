package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00.500Z");
    private final Timeline timeline = new Timeline(6, 100);

    private void add(double seconds, boolean discontinuity, Instant now) {
        Duration duration = Duration.ofMillis((long) (seconds * 1000));
        long sequence = timeline.nextSequence();
        timeline.append(
                new Timeline.Segment(
                        sequence,
                        sequence + ".ts",
                        duration,
                        discontinuity,
                        timeline.programDateTime(discontinuity, duration, now),
                        null,
                        1),
                2);
    }

    @Test
    void rendersTheWindow() {
        add(2, false, START);
        add(1.966667, false, START.plusSeconds(3));

        assertThat(timeline.playlist(2, true).render()).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:6
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:100
                #EXT-X-DISCONTINUITY-SEQUENCE:100
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T09:59:58.500Z
                #EXTINF:2.000000,
                100.ts
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T10:00:00.500Z
                #EXTINF:1.966000,
                101.ts
                """);
    }

    @Test
    void countsWhatLeavesTheWindow() {
        for (int i = 0; i < 20; i++) {
            add(2, i == 3 || i == 12 || i == 18, START.plusSeconds(2L * i));
        }

        assertThat(timeline.window()).hasSize(6);
        assertThat(timeline.playlist(2, false))
                .returns(114L, playlist -> playlist.mediaSequence())
                .returns(102L, playlist -> playlist.discontinuitySequence());
        assertThat(timeline.playlist(2, false).render()).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
    }

    @Test
    void keepsThreeTargetDurationsOfShortSegmentsButNotWithoutEnd() {
        for (int i = 0; i < 8; i++) {
            add(0.75, false, START);
        }
        assertThat(timeline.length()).isGreaterThanOrEqualTo(Duration.ofSeconds(6));
        assertThat(timeline.window()).hasSize(8);
        for (int i = 0; i < 100; i++) {
            add(0.01, false, START);
        }

        assertThat(timeline.window()).hasSizeLessThanOrEqualTo(18);
    }

    @Test
    void datesRunOnUntilADiscontinuityAndNeverBackwards() {
        add(2, false, START);
        add(2, false, START.plusSeconds(50));
        add(2, true, START.plusSeconds(100));
        add(2, true, START.minusSeconds(1000));

        assertThat(timeline.window())
                .extracting(Timeline.Segment::programDateTime)
                .containsExactly(START.minusSeconds(2), START, START.plusSeconds(98), START.plusSeconds(100));
    }

    @Test
    void goesOnWithTheNextNumberAfterAnEnd() {
        add(2, false, START);
        add(2, true, START);
        assertThat(timeline.clear()).hasSize(2);
        add(2, true, START.plusSeconds(60));

        assertThat(timeline.playlist(2, false))
                .returns(102L, playlist -> playlist.mediaSequence())
                .returns(101L, playlist -> playlist.discontinuitySequence());
    }

    @Test
    void refusesAWrongNumber() {
        assertThatThrownBy(() -> timeline.append(
                        new Timeline.Segment(7, "7.ts", Duration.ofSeconds(2), false, START, null, 1), 2))
                .isInstanceOf(IllegalStateException.class);
    }
}
