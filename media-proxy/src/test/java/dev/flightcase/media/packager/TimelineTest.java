package dev.flightcase.media.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00.500Z");
    private static final Terms TERMS = new Terms(2, null, true);
    private final Timeline timeline = new Timeline(6, 100, 50);

    private void add(double seconds, boolean discontinuity) {
        long sequence = timeline.nextSequence();
        timeline.open("", new Start(discontinuity, timeline.end().orElse(START), null));
        timeline.close(sequence + ".ts", Duration.ofMillis((long) (seconds * 1000)), false, 2);
    }

    private MediaPlaylist playlist() {
        return timeline.playlist(TERMS, null);
    }

    @Test
    void t18WhatLeavesTheWindowIsCounted() {
        for (int i = 0; i < 20; i++) {
            add(2, i == 3 || i == 12 || i == 18);
        }

        assertThat(timeline.window()).hasSize(6);
        assertThat(playlist())
                .returns(114L, MediaPlaylist::mediaSequence)
                .returns(52L, MediaPlaylist::discontinuitySequence);
        assertThat(timeline.discontinuities()).isEqualTo(53);
    }

    @Test
    void t17ThreeTargetDurationsOfShortSegmentsStayButNotWithoutEnd() {
        for (int i = 0; i < 8; i++) {
            add(0.75, false);
        }
        assertThat(timeline.length()).isGreaterThanOrEqualTo(Duration.ofSeconds(6));
        assertThat(timeline.window()).hasSize(8);
        for (int i = 0; i < 100; i++) {
            add(0.01, false);
        }

        assertThat(timeline.window()).hasSizeLessThanOrEqualTo(18);
    }

    @Test
    void goesOnWithTheNextNumberAfterAnEnd() {
        add(2, false);
        add(2, true);
        assertThat(timeline.clear()).hasSize(2);
        add(2, true);

        assertThat(playlist())
                .returns(102L, MediaPlaylist::mediaSequence)
                .returns(51L, MediaPlaylist::discontinuitySequence);
    }

    @Test
    void aNumberOfWhichPartsWereShownIsNotUsedAgain() {
        timeline.open("", new Start(true, START, null));
        timeline.add(new Part("p0.m4s", Duration.ofMillis(300), true, false));
        timeline.clear();
        add(2, true);

        assertThat(playlist())
                .returns(101L, MediaPlaylist::mediaSequence)
                .returns(51L, MediaPlaylist::discontinuitySequence);
    }

    @Test
    void whatHasEndedBeginsAnew() {
        add(2, false);
        timeline.endList();
        assertThat(playlist().ended()).isTrue();

        assertThat(timeline.beginAnew().orElseThrow()).hasSize(1);
        add(2, true);
        assertThat(playlist()).returns(false, MediaPlaylist::ended).returns(101L, MediaPlaylist::mediaSequence);
        assertThat(timeline.beginAnew()).isEmpty();
    }

    @Test
    void refusesTwoSegmentsAtATime() {
        timeline.open("", new Start(false, START, null));

        assertThatThrownBy(() -> timeline.open("", new Start(false, START, null)))
                .isInstanceOf(IllegalStateException.class);
    }
}
