package dev.flightcase.media.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.store.SegmentStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlatePlayerTest {
    private static final long SECOND = 1_000_000_000L;
    private final SegmentStore store = new SegmentStore(1 << 20, () -> 0);

    private SlateLoop read(byte[]... boxes) throws MalformedMediaException {
        return SlateLoop.read(Bytes.of(Boxes.join(boxes)), store);
    }

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void itGoesRoundAtItsPaceWithTimesThatGoOnInEachTrack() throws MalformedMediaException {
        try (SlateLoop loop = read(Boxes.init(), Boxes.both(0, 30), Boxes.both(30, 30))) {
            SlatePlayer player = new SlatePlayer(loop, 7 * SECOND);
            List<TrackRun> runs = new ArrayList<>();
            player.advance(7 * SECOND, fragment -> runs.addAll(fragment.runs()));
            assertThat(runs).isEmpty();
            player.advance(8 * SECOND, fragment -> runs.addAll(fragment.runs()));
            assertThat(runs).filteredOn(run -> run.trackId() == 1).hasSize(30);
            player.advance(107 * SECOND, fragment -> runs.addAll(fragment.runs()));

            for (int track : List.of(1, 2)) {
                List<TrackRun> own =
                        runs.stream().filter(run -> run.trackId() == track).toList();
                long time = 0;
                for (TrackRun run : own) {
                    assertThat(run.decodeTime()).isEqualTo(time);
                    time = run.endTime();
                }
                assertThat((double) time / (track == 1 ? Boxes.VIDEO_SCALE : Boxes.AUDIO_SCALE))
                        .isBetween(99.9, 100.0);
            }
            List<TrackRun> pictures =
                    runs.stream().filter(run -> run.trackId() == 1).toList();
            assertThat(pictures).hasSize(3000);
            assertThat(pictures.get(60).samples().getFirst().isSync()).isTrue();
            assertThat(pictures.get(59).samples().getFirst().isSync()).isFalse();
        }
    }

    @Test
    void whatIsNoLoopIsRefusedAndGivenBack() {
        assertThatThrownBy(() -> read(Boxes.init(), Boxes.pictures(0, 5, true, 10)))
                .hasMessage("track 2 of a slate is empty");
        assertThatThrownBy(() -> read(Boxes.box("free", new byte[10]))).hasMessage("a slate has no tracks");
        assertThatThrownBy(() -> read(Boxes.pictureInit(), Boxes.pictures(0, 5, true, 10), new byte[12]))
                .isInstanceOf(MalformedMediaException.class);
    }
}
