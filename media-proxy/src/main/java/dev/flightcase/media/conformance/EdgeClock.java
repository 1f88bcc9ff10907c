package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.List;

/**
 * T20: whether the live edge moves in time. It only counts what is certain: from the first moment at which a state was seen to the last at
 * which it was still the same. A poll that comes late makes that shorter, never longer.
 *
 * <p>A part that is missing may be told as such (GAP=YES) within PART-HOLD-BACK: until then players have something to show, and a server that
 * waits for late media serves them better.
 */
final class EdgeClock {
    private static final BigDecimal SEGMENT_LIMIT = new BigDecimal("1.5");

    private final String place;
    private final Tolerance tolerance;
    private final Mark segment = new Mark();
    private final Mark part = new Mark();
    private boolean started;
    private boolean ended;
    private long segmentLimit;
    private long partLimit;
    private long gapLimit;

    /** A position of the edge, and the times between which it was certainly there. */
    private static final class Mark {
        private long position;
        private long firstSeen;
        private long lastSeen;
        private boolean reported;

        void begin(long position, long at) {
            this.position = position;
            firstSeen = at;
            lastSeen = at;
            reported = false;
        }
    }

    EdgeClock(String place, Tolerance tolerance) {
        this.place = place;
        this.tolerance = tolerance;
    }

    void accept(ViewedMedia playlist, long at, boolean held, Findings findings) {
        limits(playlist);
        long segments = playlist.lastSequence();
        // Parts of one segment never reach a million: T3 and T10 forbid it.
        long parts = segments * 1_000_000 + playlist.openParts();
        if (!started) {
            started = true;
            segment.begin(segments, at);
            part.begin(parts, at);
        } else {
            findings.judged(Rule.T20);
            move(segment, segments, at, held, segmentLimit, "segment", findings);
            if (partLimit > 0) {
                boolean missed = parts == part.position || endsInGap(playlist);
                move(part, parts, at, held, missed ? gapLimit : partLimit, "part", findings);
            }
        }
        ended = playlist.ended();
    }

    void unchanged(long at, Findings findings) {
        if (!started || ended) {
            return;
        }
        findings.judged(Rule.T20);
        move(segment, segment.position, at, false, segmentLimit, "segment", findings);
        if (partLimit > 0) {
            move(part, part.position, at, false, gapLimit, "part", findings);
        }
    }

    private static boolean endsInGap(ViewedMedia playlist) {
        List<Part> parts = playlist.parents().isEmpty()
                ? List.of()
                : playlist.parents().getLast().parts();
        return !parts.isEmpty() && parts.getLast().gap();
    }

    private void limits(ViewedMedia playlist) {
        BigDecimal target = playlist.partTarget();
        long partNanos = target == null ? 0 : Words.nanos(target);
        long late = Math.max(partNanos, tolerance.late().toNanos());
        partLimit = target == null || playlist.header().flags().iFramesOnly() ? 0 : partNanos + late;
        ServerControl control = playlist.header().serverControl();
        BigDecimal holdBack = control == null ? null : control.partHoldBack();
        gapLimit = Math.max(partLimit, holdBack == null ? 0 : Words.nanos(holdBack) + late);
        segmentLimit = Words.nanos(playlist.targetDuration().multiply(SEGMENT_LIMIT)) + late;
    }

    private void move(Mark mark, long position, long at, boolean held, long limit, String what, Findings findings) {
        boolean moved = position != mark.position;
        if (!moved || held) {
            mark.lastSeen = at;
        }
        long stood = mark.lastSeen - mark.firstSeen;
        if (!ended && !mark.reported && stood > limit) {
            mark.reported = true;
            findings.add(
                    Rule.T20,
                    place,
                    0,
                    "no new " + what + " for " + Words.millis(stood),
                    "one within " + Words.millis(limit) + ", tolerance included; a gap, or an end, when media is lost");
        }
        if (moved) {
            mark.begin(position, at);
        }
    }
}
