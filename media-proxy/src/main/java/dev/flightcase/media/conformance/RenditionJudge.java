package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Edge;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Judges the Media Playlists of one Multivariant Playlist beside each other: B1-2, B1-4, B1-5, T7, T23, T24. They were not received at the
 * same moment; what may have changed in between is allowed for.
 */
public final class RenditionJudge {
    private RenditionJudge() {}

    /**
     * @param others Media Playlists that are known and not among {@code views}, such as those of I-frames: reports of them are fine
     */
    public static void judge(List<RenditionView> views, Set<URI> others, Findings findings) {
        if (views.size() < 2) {
            return;
        }
        same(views, findings);
        largestPart(views, findings);
        for (RenditionView view : views) {
            if (view.playlist().lowLatency() && !view.playlist().ended()) {
                reports(view, views, others, findings);
            }
        }
        TimelineRules.judge(views, findings);
    }

    private static void same(List<RenditionView> views, Findings findings) {
        findings.judged(Rule.B1_5);
        RenditionView first = views.getFirst();
        for (RenditionView view : views.subList(1, views.size())) {
            String control = control(view.playlist());
            String right = control(first.playlist());
            if (!control.equals(right)) {
                findings.add(
                        Rule.B1_5,
                        view.place(),
                        0,
                        "EXT-X-SERVER-CONTROL:" + control,
                        "as in " + first.place() + ": " + right);
            }
            Long target = view.playlist().header().targetDuration();
            if (!Objects.equals(target, first.playlist().header().targetDuration())) {
                findings.add(
                        Rule.B1_5,
                        view.place(),
                        0,
                        "EXT-X-TARGETDURATION:" + target,
                        "as in " + first.place() + ": "
                                + first.playlist().header().targetDuration());
            }
        }
    }

    private static String control(ViewedMedia playlist) {
        ServerControl control = playlist.header().serverControl();
        return control == null ? "none" : control.text();
    }

    private static void largestPart(List<RenditionView> views, Findings findings) {
        BigDecimal largest = BigDecimal.ZERO;
        for (RenditionView view : views) {
            BigDecimal target = view.playlist().partTarget();
            largest = target == null ? largest : largest.max(target);
        }
        BigDecimal least = largest.multiply(BigDecimal.valueOf(3));
        for (RenditionView view : views) {
            ServerControl control = view.playlist().header().serverControl();
            BigDecimal own = view.playlist().partTarget();
            BigDecimal partHoldBack = control == null ? null : control.partHoldBack();
            if (control == null || own == null || partHoldBack == null) {
                continue;
            }
            // What falls short of the playlist's own target is found there.
            boolean enoughForItself = partHoldBack.compareTo(own.multiply(BigDecimal.valueOf(3))) >= 0;
            if (enoughForItself && partHoldBack.compareTo(least) < 0) {
                findings.add(
                        Rule.T7,
                        view.place(),
                        control.line(),
                        "PART-HOLD-BACK is " + Words.seconds(partHoldBack),
                        "at least " + Words.seconds(least) + ", three of the largest PART-TARGET of any rendition");
            }
        }
    }

    private static void reports(RenditionView view, List<RenditionView> views, Set<URI> others, Findings findings) {
        findings.judged(Rule.B1_4, Rule.T24);
        List<Edge.Report> reports = view.playlist().edge().reports();
        for (RenditionView other : views) {
            long count = reports.stream()
                    .filter(report -> sameResource(resolve(view.uri(), report.uri()), other.uri()))
                    .count();
            boolean itself = other.uri().equals(view.uri());
            long right = itself ? 0 : 1;
            if (count != right) {
                findings.add(
                        Rule.B1_4,
                        view.place(),
                        0,
                        count + " rendition reports of " + (itself ? "itself" : other.place()),
                        String.valueOf(right));
            }
        }
        for (Edge.Report report : reports) {
            URI uri = resolve(view.uri(), report.uri());
            RenditionView other = views.stream()
                    .filter(candidate -> sameResource(uri, candidate.uri()))
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                value(view, report, other, findings);
            } else if (others.stream().noneMatch(known -> sameResource(uri, known))) {
                findings.add(
                        Rule.T24,
                        view.place(),
                        report.line(),
                        "a report of " + Words.shown(report.uri()) + ", which the Multivariant Playlist does not name",
                        "a URI that resolves to one it names");
            }
        }
    }

    private static void value(RenditionView view, Edge.Report report, RenditionView other, Findings findings) {
        Long said = report.lastMsn();
        BigDecimal target = other.playlist().targetDuration();
        if (said == null || target.signum() == 0) {
            return;
        }
        long apart = Math.abs(view.atNanos() - other.atNanos());
        // Renditions need not be cut at the same moment; one segment more or less is no lie.
        long allowed = 2 + apart / Math.max(1, Words.nanos(target));
        if (Math.abs(said - other.edgeSequence()) > allowed) {
            findings.add(
                    Rule.T24,
                    view.place(),
                    report.line(),
                    "LAST-MSN=" + said + " for " + Words.shown(report.uri()),
                    "its last, about " + other.edgeSequence());
        }
    }

    private static URI resolve(URI base, String reference) {
        try {
            return base.resolve(reference);
        } catch (IllegalArgumentException e) {
            return URI.create("invalid:");
        }
    }

    /** Without the query: a token may differ. */
    private static boolean sameResource(URI a, URI b) {
        return Objects.equals(a.getScheme(), b.getScheme())
                && Objects.equals(a.getRawAuthority(), b.getRawAuthority())
                && Objects.equals(a.getRawPath(), b.getRawPath());
    }
}
