package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Edge;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** T14, T16 and the parts of T21: two whole states of a playlist, one after the other. */
final class PartChanges {
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private PartChanges() {}

    static void judge(String place, ViewedMedia before, ViewedMedia now, Findings findings) {
        if (!before.lowLatency() || before.header().flags().iFramesOnly()) {
            return;
        }
        findings.judged(Rule.T16);
        for (Parent was : before.parents()) {
            Parent is = parent(now, was.sequence());
            if (was.parts().isEmpty() || is == null) {
                continue;
            }
            if (is.parts().isEmpty()) {
                left(place, now, was, findings);
            } else if (!isPrefix(was.parts(), is.parts())) {
                findings.add(
                        Rule.T21,
                        place,
                        is.parts().getFirst().line(),
                        "the parts of segment " + was.sequence() + " are others than before",
                        "the same, and more behind them");
                return;
            }
        }
        hint(place, before, now, findings);
    }

    private static @Nullable Parent parent(ViewedMedia playlist, long sequence) {
        long index = sequence - playlist.header().mediaSequence();
        if (index >= 0 && index < playlist.segments().size()) {
            return playlist.segments().get((int) index).parent();
        }
        Parent open = playlist.open();
        return open != null && open.sequence() == sequence ? open : null;
    }

    private static boolean isPrefix(List<Part> was, List<Part> is) {
        if (is.size() < was.size()) {
            return false;
        }
        for (int i = 0; i < was.size(); i++) {
            if (!was.get(i).same(is.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void left(String place, ViewedMedia now, Parent was, Findings findings) {
        BigDecimal toEnd = now.open() == null ? BigDecimal.ZERO : now.open().partsDuration();
        for (Segment segment : now.segments()) {
            if (segment.sequence() >= was.sequence()) {
                toEnd = toEnd.add(segment.duration());
            }
        }
        BigDecimal least = now.targetDuration().multiply(THREE);
        if (toEnd.compareTo(least) < 0 && !now.ended()) {
            findings.add(
                    Rule.T16,
                    place,
                    0,
                    "the parts of segment " + was.sequence() + " were removed " + Words.seconds(toEnd)
                            + " from the end",
                    "not nearer than " + Words.seconds(least));
            return;
        }
        for (Segment segment : now.segments()) {
            if (segment.sequence() < was.sequence() && !segment.parent().parts().isEmpty()) {
                findings.add(
                        Rule.T16,
                        place,
                        segment.line(),
                        "the parts of segment " + was.sequence() + " were removed before those of "
                                + segment.sequence(),
                        "the oldest first");
                return;
            }
        }
    }

    /** §4.4.5.3: the hinted resource is the one that comes next, unless the plan changed: lost media, or a new time line. */
    private static void hint(String place, ViewedMedia before, ViewedMedia now, Findings findings) {
        Edge.Hint hint = before.partHint();
        if (hint == null || now.ended()) {
            return;
        }
        long sequence = before.lastSequence() + 1;
        Parent parent = parent(now, sequence);
        if (parent != null && parent.parts().size() == before.openParts()) {
            // It was whole with what it had: the hint was for the first of the next one, or the segment is still open.
            sequence++;
            parent = parent(now, sequence);
            if (parent == null || parent.parts().isEmpty()) {
                return;
            }
        } else if (parent == null || parent.parts().isEmpty()) {
            return;
        }
        findings.judged(Rule.T14);
        int index = sequence == before.lastSequence() + 1 ? before.openParts() : 0;
        Part next = parent.parts().get(index);
        long start = hint.start() == null ? 0 : hint.start();
        boolean otherPlace = next.range() != null
                && next.range().offset() >= 0
                && next.range().offset() != start;
        boolean newPlan = next.gap() || (index == 0 && parent.marks().discontinuity());
        if (!newPlan && (!next.uri().equals(hint.uri()) || otherPlace)) {
            findings.add(
                    Rule.T14,
                    place,
                    next.line(),
                    "the next part is " + Words.shown(next.uri()) + (otherPlace ? " at " + next.range() : ""),
                    "the one that was hinted: " + Words.shown(hint.uri()) + (otherPlace ? " at " + start : ""));
        }
    }
}
