package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Header;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.TagAt;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** T7 to T9, T11 to T13: what a playlist says of itself and of its server. */
final class HeaderRules {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final BigDecimal SIX = BigDecimal.valueOf(6);

    private HeaderRules() {}

    static void judge(String place, ViewedMedia playlist, Findings findings) {
        ServerControl control = playlist.header().serverControl();
        partHoldBack(place, playlist, control, findings);
        if (control != null) {
            holdBack(place, playlist, control, findings);
            skipUntil(place, playlist, control, findings);
        }
        version(place, playlist, findings);
        once(place, playlist, findings);
        skipAfterSequence(place, playlist, findings);
    }

    private static void partHoldBack(
            String place, ViewedMedia playlist, @Nullable ServerControl control, Findings findings) {
        BigDecimal target = playlist.partTarget();
        if (target == null) {
            return;
        }
        findings.judged(Rule.T7);
        BigDecimal least = target.multiply(THREE);
        String right = "PART-HOLD-BACK of at least " + Words.seconds(least);
        BigDecimal partHoldBack = control == null ? null : control.partHoldBack();
        int line = control == null ? 0 : control.line();
        if (partHoldBack == null) {
            findings.add(Rule.T7, place, line, "no PART-HOLD-BACK beside EXT-X-PART-INF", right);
        } else if (partHoldBack.compareTo(least) < 0) {
            boolean must = partHoldBack.compareTo(target.multiply(TWO)) < 0;
            findings.add(
                    Rule.T7,
                    place,
                    line,
                    "PART-HOLD-BACK is " + Words.seconds(partHoldBack) + (must ? ", not even twice PART-TARGET" : ""),
                    right);
        }
    }

    private static void holdBack(String place, ViewedMedia playlist, ServerControl control, Findings findings) {
        findings.judged(Rule.T8);
        BigDecimal least = playlist.targetDuration().multiply(THREE);
        BigDecimal holdBack = control.holdBack();
        if (holdBack != null && holdBack.compareTo(least) < 0) {
            findings.add(
                    Rule.T8,
                    place,
                    control.line(),
                    "HOLD-BACK is " + Words.seconds(holdBack),
                    "at least " + Words.seconds(least) + ", or none");
        }
    }

    private static void skipUntil(String place, ViewedMedia playlist, ServerControl control, Findings findings) {
        BigDecimal skipUntil = control.canSkipUntil();
        if (skipUntil == null) {
            if (control.canSkipDateRanges()) {
                findings.add(
                        Rule.T9,
                        place,
                        control.line(),
                        "CAN-SKIP-DATERANGES without CAN-SKIP-UNTIL",
                        "both, or neither");
            }
            return;
        }
        findings.judged(Rule.T9);
        BigDecimal least = playlist.targetDuration().multiply(SIX);
        if (skipUntil.compareTo(least) < 0) {
            findings.add(
                    Rule.T9,
                    place,
                    control.line(),
                    "CAN-SKIP-UNTIL is " + Words.seconds(skipUntil),
                    "at least " + Words.seconds(least));
        }
    }

    /** §8, each floor with what needs it. */
    private static void version(String place, ViewedMedia playlist, Findings findings) {
        findings.judged(Rule.T11);
        long least = 1;
        String because = "";
        for (Segment segment : playlist.segments()) {
            if (least < 6
                    && segment.parent().marks().map() != null
                    && !playlist.header().flags().iFramesOnly()) {
                least = 6;
                because = "EXT-X-MAP";
            } else if (least < 4 && segment.range() != null) {
                least = 4;
                because = "EXT-X-BYTERANGE";
            } else if (least < 3 && segment.duration().scale() > 0) {
                least = 3;
                because = "an EXTINF with a fraction";
            }
        }
        var skip = playlist.edge().skip();
        if (skip != null) {
            least = skip.namesRemovedDateRanges() ? 10 : 9;
            because = skip.namesRemovedDateRanges() ? "a skip of date ranges" : "EXT-X-SKIP";
        }
        if (playlist.header().version() < least) {
            findings.add(
                    Rule.T11,
                    place,
                    0,
                    "EXT-X-VERSION " + playlist.header().version() + " with " + because,
                    "at least " + least);
        }
    }

    private static void once(String place, ViewedMedia playlist, Findings findings) {
        findings.judged(Rule.T12);
        Set<String> seen = new HashSet<>();
        int first = playlist.firstMediaLine();
        for (TagAt tag : playlist.once()) {
            if (!seen.add(tag.name())) {
                findings.add(Rule.T12, place, tag.line(), tag.name() + " a second time", "each of these tags once");
            } else if (first > 0 && tag.line() > first && !mayComeLate(tag.name())) {
                findings.add(
                        Rule.T12,
                        place,
                        tag.line(),
                        tag.name() + " behind the first segment or part, in line " + first,
                        "before it");
            }
        }
        List<String> types = new ArrayList<>();
        playlist.edge().hints().forEach(hint -> {
            if (types.contains(hint.type())) {
                findings.add(
                        Rule.T12,
                        place,
                        hint.line(),
                        "a second EXT-X-PRELOAD-HINT of TYPE=" + hint.type(),
                        "one of each type");
            }
            types.add(hint.type());
        });
    }

    /** §4.4.1 and §4.4.3.4 bind these to no place. */
    private static boolean mayComeLate(String name) {
        return name.equals("EXT-X-ENDLIST")
                || name.equals("EXT-X-PLAYLIST-TYPE")
                || name.equals("EXT-X-INDEPENDENT-SEGMENTS")
                || name.equals("EXT-X-I-FRAMES-ONLY");
    }

    private static void skipAfterSequence(String place, ViewedMedia playlist, Findings findings) {
        var skip = playlist.edge().skip();
        if (skip == null) {
            return;
        }
        findings.judged(Rule.T13);
        for (TagAt tag : playlist.once()) {
            if (tag.name().equals("EXT-X-MEDIA-SEQUENCE") && tag.line() > skip.line()) {
                findings.add(
                        Rule.T13,
                        place,
                        skip.line(),
                        "EXT-X-SKIP before EXT-X-MEDIA-SEQUENCE, in line " + tag.line(),
                        "behind it; older hls.js counts wrong otherwise");
            }
        }
    }

    /** What must stay as it is for the life of a stream, as text to compare; T9 to T7 judge its values. */
    static String immutable(Header header) {
        ServerControl control = header.serverControl();
        Header.PartInf inf = header.partInf();
        return "target duration " + header.targetDuration() + ", part target "
                + (inf == null || inf.partTarget() == null
                        ? "none"
                        : inf.partTarget().toPlainString())
                + ", server control " + (control == null ? "none" : control.text());
    }
}
