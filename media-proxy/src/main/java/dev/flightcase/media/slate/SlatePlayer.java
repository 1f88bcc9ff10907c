package dev.flightcase.media.slate;

import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Plays a {@link SlateLoop} as it would come from a source, at its pace and with times that go on. Not thread-safe. */
public final class SlatePlayer {
    private static final long NANOS = 1_000_000_000L;

    private final List<Position> positions = new ArrayList<>();
    private final long startNanos;

    private static final class Position {
        private final Track track;
        private final List<SlateLoop.Frame> frames;
        private int next;
        private long time;

        Position(Track track, List<SlateLoop.Frame> frames) {
            this.track = track;
            this.frames = frames;
        }

        void advance(long elapsedNanos, Consumer<Fragment> out) {
            SlateLoop.Frame frame = frames.get(next);
            while (isOver(time + frame.sample().duration(), elapsedNanos)) {
                out.accept(
                        new Fragment(List.of(new TrackRun(track.id(), time, List.of(frame.sample()))), frame.data()));
                time += frame.sample().duration();
                next = (next + 1) % frames.size();
                frame = frames.get(next);
            }
        }

        private boolean isOver(long ticks, long elapsedNanos) {
            long scale = track.timescale();
            return ticks <= elapsedNanos / NANOS * scale + elapsedNanos % NANOS * scale / NANOS;
        }
    }

    /**
     * @param loop stays the caller's
     * @param startNanos when it begins, by the monotonic clock
     */
    public SlatePlayer(SlateLoop loop, long startNanos) {
        this.startNanos = startNanos;
        // sound first, so that it is there when its pictures go out
        loop.tracks().stream()
                .sorted(Comparator.comparing(Track::isVideo))
                .forEach(track -> positions.add(new Position(track, loop.frames(track))));
    }

    /**
     * Gives out what is over by now.
     *
     * @param out the references stay the loop's
     */
    public void advance(long nowNanos, Consumer<Fragment> out) {
        positions.forEach(position -> position.advance(nowNanos - startNanos, out));
    }
}
