package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.DateRange;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** T27 over the full states of one playlist. */
final class DateRangeRules {
    private static final int IDS_MAX = 1_000;

    private final String place;
    private final Set<String> gone = new LinkedHashSet<>();
    private Map<String, DateRange> last = Map.of();

    DateRangeRules(String place) {
        this.place = place;
    }

    void accept(ViewedMedia playlist, Findings findings) {
        if (last.isEmpty() && playlist.dateRanges().isEmpty()) {
            return;
        }
        findings.judged(Rule.T27);
        Map<String, DateRange> now = new LinkedHashMap<>();
        for (DateRange range : playlist.dateRanges()) {
            DateRange known = last.get(range.id());
            boolean moved = known != null
                    && known.start() != null
                    && range.start() != null
                    && !Objects.equals(known.start(), range.start());
            if (moved || (known == null && gone.contains(range.id()))) {
                findings.add(
                        Rule.T27,
                        place,
                        range.line(),
                        "the ID " + Words.shown(range.id()) + " names another date range now",
                        "a new ID for each");
            }
            now.putIfAbsent(range.id(), range);
        }
        for (DateRange before : last.values()) {
            if (!now.containsKey(before.id())) {
                removed(playlist, before, findings);
            }
        }
        last = now;
    }

    private void removed(ViewedMedia playlist, DateRange range, Findings findings) {
        if (gone.size() < IDS_MAX) {
            gone.add(range.id());
        }
        Instant first = firstDate(playlist);
        Instant start = range.start();
        if (first == null || start == null) {
            return;
        }
        Instant listedUntil = first.plusNanos(Words.nanos(playlist.duration()));
        Instant end = range.end() == null ? start : range.end();
        if (start.isBefore(listedUntil) && !end.isBefore(first)) {
            findings.add(
                    Rule.T27,
                    place,
                    0,
                    "the date range " + Words.shown(range.id()) + " is gone, but its segments are still listed",
                    "it stays as long as they do");
        }
    }

    /** When the first segment begins, from the first date that is written. */
    private static @Nullable Instant firstDate(ViewedMedia playlist) {
        long nanos = 0;
        for (Segment segment : playlist.segments()) {
            Parent.Marks marks = segment.parent().marks();
            if (marks.programDateTime() != null) {
                return marks.programDateTime().minusNanos(nanos);
            }
            nanos += Words.nanos(segment.duration());
        }
        return null;
    }
}
