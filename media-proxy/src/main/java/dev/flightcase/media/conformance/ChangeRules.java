package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** T17 to T19, T21 and the six segments of B1-9: two whole states of a playlist, one after the other. */
final class ChangeRules {
    private static final int SEGMENTS_LEAST = 6;

    private ChangeRules() {}

    /**
     * @param changed the rule that a changed segment breaks: T21, or D13 when a delta is part of the story
     * @return whether both number their segments alike, so that parts can be compared
     */
    static boolean judge(String place, ViewedMedia before, ViewedMedia now, Rule changed, Findings findings) {
        findings.judged(Rule.T18, Rule.T21);
        long first = now.header().mediaSequence();
        long firstBefore = before.header().mediaSequence();
        if (first < firstBefore) {
            findings.add(
                    Rule.T18,
                    place,
                    0,
                    "EXT-X-MEDIA-SEQUENCE fell from " + firstBefore + " to " + first,
                    "numbers never fall");
            return false;
        }
        ending(place, before, now, findings);
        if (first > firstBefore) {
            removal(place, now, findings);
        }
        if (first > before.lastSequence() + 1) {
            // Nothing of before is left to compare with.
            return false;
        }
        boolean alike = overlap(place, before, now, changed, findings);
        if (alike) {
            discontinuities(place, before, now, findings);
        }
        return alike;
    }

    private static void ending(String place, ViewedMedia before, ViewedMedia now, Findings findings) {
        if (before.ended() && !now.ended()) {
            findings.add(Rule.T21, place, 0, "EXT-X-ENDLIST is gone", "it stays");
        } else if (before.ended() && now.lastSequence() > before.lastSequence()) {
            findings.add(Rule.T21, place, 0, "a segment was added after EXT-X-ENDLIST", "nothing follows it");
        }
        long last = now.lastSequence();
        long lastBefore = before.lastSequence();
        if (last < lastBefore || (last == lastBefore && now.openParts() < before.openParts())) {
            findings.add(
                    Rule.T21,
                    place,
                    0,
                    "the end went back from " + end(before) + " to " + end(now),
                    "what was listed at the end stays");
        }
    }

    private static String end(ViewedMedia playlist) {
        return "segment " + playlist.lastSequence() + " and " + playlist.openParts() + " parts";
    }

    private static void removal(String place, ViewedMedia now, Findings findings) {
        String type = now.header().flags().playlistType();
        findings.judged(Rule.T19);
        if (type != null) {
            findings.add(
                    Rule.T19,
                    place,
                    0,
                    "EXT-X-PLAYLIST-TYPE:" + Words.shown(type) + ", and a segment was removed",
                    "no EXT-X-PLAYLIST-TYPE");
        }
        if (now.ended()) {
            return;
        }
        findings.judged(Rule.T17, Rule.B1_9);
        BigDecimal least = now.targetDuration().multiply(BigDecimal.valueOf(3));
        if (now.duration().compareTo(least) < 0) {
            findings.add(
                    Rule.T17,
                    place,
                    0,
                    "a segment was removed and " + Words.seconds(now.duration()) + " are left",
                    "at least " + Words.seconds(least));
        } else if (now.segments().size() < SEGMENTS_LEAST) {
            findings.add(
                    Rule.B1_9,
                    place,
                    0,
                    "a segment was removed and " + now.segments().size() + " are left",
                    "at least " + SEGMENTS_LEAST + " (auth. 8.11)");
        }
    }

    /** @return whether what both have is the same */
    private static boolean overlap(String place, ViewedMedia before, ViewedMedia now, Rule changed, Findings findings) {
        long from = now.header().mediaSequence();
        long to = Math.min(before.lastSequence(), now.lastSequence());
        for (long sequence = from; sequence <= to; sequence++) {
            Segment was = at(before, sequence);
            Segment is = at(now, sequence);
            if (same(was, is)) {
                continue;
            }
            if (!is.uri().equals(was.uri()) && has(before, is)) {
                findings.add(
                        Rule.T18,
                        place,
                        is.line(),
                        Words.shown(is.uri()) + " has number " + sequence + " now, and had another one before",
                        "a segment keeps its number: EXT-X-MEDIA-SEQUENCE grows by 1 for each that is removed");
            } else {
                findings.add(
                        changed,
                        place,
                        is.line(),
                        "segment " + sequence + " is " + told(is),
                        "as it was: " + told(was));
            }
            return false;
        }
        return true;
    }

    private static Segment at(ViewedMedia playlist, long sequence) {
        return playlist.segments().get((int) (sequence - playlist.header().mediaSequence()));
    }

    private static boolean has(ViewedMedia playlist, Segment segment) {
        return playlist.segments().stream()
                .anyMatch(other -> other.uri().equals(segment.uri()) && Objects.equals(other.range(), segment.range()));
    }

    private static boolean same(Segment a, Segment b) {
        return a.uri().equals(b.uri())
                && a.duration().compareTo(b.duration()) == 0
                && a.discontinuity() == b.discontinuity()
                && a.gap() == b.gap()
                && Objects.equals(a.range(), b.range())
                && Objects.equals(a.parent().marks().map(), b.parent().marks().map())
                && Objects.equals(
                        a.parent().marks().programDateTime(), b.parent().marks().programDateTime());
    }

    private static String told(Segment segment) {
        return Words.shown(segment.uri()) + ", " + Words.seconds(segment.duration())
                + (segment.discontinuity() ? ", discontinuity" : "")
                + (segment.gap() ? ", gap" : "")
                + ", map " + segment.parent().marks().map()
                + ", at " + segment.parent().marks().programDateTime();
    }

    private static void discontinuities(String place, ViewedMedia before, ViewedMedia now, Findings findings) {
        int removed = (int) (now.header().mediaSequence() - before.header().mediaSequence());
        List<Segment> gone = before.segments().subList(0, removed);
        long expected =
                number(before) + gone.stream().filter(Segment::discontinuity).count();
        if (number(now) != expected) {
            findings.add(
                    Rule.T18,
                    place,
                    0,
                    "EXT-X-DISCONTINUITY-SEQUENCE is " + number(now),
                    expected + ": one more for each discontinuity that was removed");
        }
    }

    private static long number(ViewedMedia playlist) {
        Long number = playlist.header().discontinuitySequence();
        return number == null ? 0 : number;
    }
}
