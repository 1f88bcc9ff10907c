package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** B1-2 and T23 between renditions: one time line for all (§6.2.4). */
final class TimelineRules {
    /** Renditions are cut where their own frames end, so their discontinuities are near each other, not on one another. */
    private static final Duration APART_MAX = Duration.ofSeconds(1);

    private TimelineRules() {}

    static void judge(List<RenditionView> views, Findings findings) {
        List<RenditionView> listed = views.stream()
                .filter(view -> !view.playlist().segments().isEmpty())
                .toList();
        if (listed.size() < 2) {
            return;
        }
        RenditionView first = listed.getFirst();
        for (RenditionView view : listed.subList(1, listed.size())) {
            dates(first, view, findings);
            discontinuities(first, view, findings);
        }
    }

    private static void dates(RenditionView first, RenditionView view, Findings findings) {
        findings.judged(Rule.B1_2);
        Instant a = first.edgeDate();
        Instant b = view.edgeDate();
        // That all of them have one is judged for each by itself.
        if (a == null || b == null) {
            return;
        }
        long target = Words.nanos(first.playlist().targetDuration());
        Duration allowed = Duration.ofNanos(3 * target + Math.abs(first.atNanos() - view.atNanos()));
        Duration apart = Duration.between(a, b);
        if (apart.abs().compareTo(allowed) > 0) {
            findings.add(
                    Rule.B1_2,
                    view.place(),
                    0,
                    "by its dates it ends " + apart.toMillis() + " ms from " + first.place(),
                    "one mapping of media to dates for all renditions");
        }
    }

    private static void discontinuities(RenditionView first, RenditionView view, Findings findings) {
        findings.judged(Rule.T23);
        Map<Long, Instant> starts = starts(first.playlist());
        starts(view.playlist()).forEach((number, start) -> {
            Instant right = starts.get(number);
            if (right != null && Duration.between(right, start).abs().compareTo(APART_MAX) > 0) {
                findings.add(
                        Rule.T23,
                        view.place(),
                        0,
                        "discontinuity " + number + " is at " + start,
                        "where it is in " + first.place() + ": " + right);
            }
        });
        long apart = Math.abs(number(first.playlist()) - number(view.playlist()));
        if (apart > 1) {
            findings.add(
                    Rule.T23,
                    view.place(),
                    0,
                    "its last discontinuity has number " + number(view.playlist()),
                    "as in " + first.place() + ": " + number(first.playlist()));
        }
    }

    /** Discontinuity Sequence Number of the last segment. */
    private static long number(ViewedMedia playlist) {
        Long first = playlist.header().discontinuitySequence();
        return (first == null ? 0 : first)
                + playlist.segments().stream().filter(Segment::discontinuity).count();
    }

    /** When each discontinuity begins, by its number; those without a date are left out. */
    private static Map<Long, Instant> starts(ViewedMedia playlist) {
        Long first = playlist.header().discontinuitySequence();
        long number = first == null ? 0 : first;
        Map<Long, Instant> starts = new HashMap<>();
        for (Segment segment : playlist.segments()) {
            if (segment.discontinuity()) {
                number++;
                Parent.Marks marks = segment.parent().marks();
                if (marks.programDateTime() != null) {
                    starts.put(number, marks.programDateTime());
                }
            }
        }
        return starts;
    }
}
