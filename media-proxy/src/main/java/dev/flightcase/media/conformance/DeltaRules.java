package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Edge;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D13: deltas, and the playlist that a player makes of one (§6.3.7). */
public final class DeltaRules {
    private DeltaRules() {}

    /**
     * How many segments at the front a delta may leave out: those that end further than the skip boundary before the last whole segment
     * does. §4.4.5.2 leaves open whether a segment across the boundary may go; no player minds one that stays.
     */
    public static int skippable(ViewedMedia whole) {
        ServerControl control = whole.header().serverControl();
        BigDecimal boundary = control == null ? null : control.canSkipUntil();
        if (boundary == null || whole.isDelta()) {
            return 0;
        }
        BigDecimal kept = BigDecimal.ZERO;
        List<Segment> segments = whole.segments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (kept.compareTo(boundary) >= 0) {
                return i + 1;
            }
            kept = kept.add(segments.get(i).duration());
        }
        return 0;
    }

    static void boundary(String place, ViewedMedia delta, Findings findings) {
        findings.judged(Rule.D13);
        Edge.Skip skip = delta.edge().skip();
        ServerControl control = delta.header().serverControl();
        int line = skip == null ? 0 : skip.line();
        BigDecimal boundary = control == null ? null : control.canSkipUntil();
        if (boundary == null) {
            findings.add(Rule.D13, place, line, "a delta without CAN-SKIP-UNTIL", "the tag, as in the full playlist");
        } else if (delta.duration().compareTo(boundary) < 0) {
            findings.add(
                    Rule.D13,
                    place,
                    line,
                    "only " + Words.seconds(delta.duration()) + " of segments are left",
                    "at least the skip boundary, " + Words.seconds(boundary));
        }
    }

    /** @return null when {@code base} does not have all that is skipped */
    public static @Nullable ViewedMedia merge(ViewedMedia base, ViewedMedia delta) {
        long first = delta.header().mediaSequence();
        long lastSkipped = first + delta.skipped() - 1;
        long baseFirst = base.header().mediaSequence();
        if (base.isDelta() || first < baseFirst || lastSkipped > base.lastSequence()) {
            return null;
        }
        List<Segment> segments = new ArrayList<>(
                base.segments().subList((int) (first - baseFirst), (int) (lastSkipped + 1 - baseFirst)));
        // A map holds until the next one, over the skip, too.
        Parent.MapUri map =
                segments.isEmpty() ? null : segments.getLast().parent().marks().map();
        boolean inherits = true;
        for (Segment kept : delta.segments()) {
            inherits &= !kept.parent().marks().ownMap();
            segments.add(
                    inherits
                            ? new Segment(
                                    with(kept.parent(), map), kept.line(), kept.uri(), kept.duration(), kept.range())
                            : kept);
        }
        Parent open = delta.open();
        boolean openInherits = inherits && open != null && !open.marks().ownMap();
        return new ViewedMedia(
                delta.header(),
                segments,
                open != null && openInherits ? with(open, map) : open,
                new Edge(delta.edge().hints(), delta.edge().reports(), null),
                delta.dateRanges(),
                delta.once(),
                delta.firstMediaLine());
    }

    private static Parent with(Parent parent, Parent.@Nullable MapUri map) {
        Parent.Marks marks = parent.marks();
        return new Parent(
                parent.sequence(),
                new Parent.Marks(marks.discontinuity(), marks.gap(), map, false, marks.programDateTime(), marks.late()),
                parent.parts());
    }
}
