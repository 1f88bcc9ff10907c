package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.CachingJudge;
import dev.flightcase.media.conformance.DeliveryJudge;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.RangeJudge;
import dev.flightcase.media.conformance.RenditionView;
import dev.flightcase.media.conformance.StreamFacts;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.TransportJudge;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Tries what HTTP allows around one playlist and one segment: HEAD, ranges, encodings, a browser's preflight. */
final class HeaderTour implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long LARGEST = 9_007_199_254_740_991L;

    private final PlaylistSource source;
    private final RenditionWatch watch;
    private final ProbeClient client;
    private final Tolerance tolerance;
    private final Findings findings;

    HeaderTour(
            PlaylistSource source, RenditionWatch watch, ProbeClient client, Tolerance tolerance, Findings findings) {
        this.source = source;
        this.watch = watch;
        this.client = client;
        this.tolerance = tolerance;
        this.findings = findings;
    }

    @Override
    public void run() {
        ViewedMedia now = watch.view().map(RenditionView::playlist).orElse(null);
        if (now == null || client.spent()) {
            return;
        }
        playlist(now);
        if (now.segments().isEmpty() || client.spent()) {
            return;
        }
        Segment segment = now.segments().getLast();
        URI uri = Addresses.resolve(source.uri(), segment.uri());
        if (uri != null && segment.range() == null && !segment.gap()) {
            segment(uri, now);
        }
        nothing(now);
    }

    private void playlist(ViewedMedia now) {
        StreamFacts facts = StreamFacts.of(now);
        var compressed = source.load("", now, false, TIMEOUT).fetched();
        var plain =
                source.load(playlistCall("GET", Map.of()), now, false, TIMEOUT).fetched();
        var again = source.load("", now, false, TIMEOUT).fetched();
        // Only when nothing changed around it are both of the same state.
        boolean same = compressed
                .exchange()
                .answer()
                .header("etag")
                .equals(again.exchange().answer().header("etag"));
        if (same && compressed.exchange().answer().header("content-encoding").equals("gzip")) {
            CachingJudge.encodings(compressed.exchange(), plain.exchange(), findings);
        }
        var range = client.fetch(playlistCall("GET", Map.of("accept-encoding", "gzip", "range", "bytes=0-9")), TIMEOUT);
        TransportJudge.judge(range.exchange(), facts, findings);
        var preflight = client.fetch(
                playlistCall(
                        "OPTIONS",
                        Map.of(
                                "origin",
                                "https://flightcase.invalid",
                                "access-control-request-method",
                                "GET",
                                "access-control-request-headers",
                                "range")),
                TIMEOUT);
        if (!preflight.failed()) {
            CachingJudge.preflight(preflight.exchange(), findings);
        }
    }

    private Exchange.Call playlistCall(String method, Map<String, String> headers) {
        return new Exchange.Call(method, source.uri(), ObjectKind.MEDIA_PLAYLIST, headers);
    }

    private void segment(URI uri, ViewedMedia now) {
        var get = client.fetch(call("GET", uri, ""), TIMEOUT);
        if (get.status() != 200) {
            // Found where it is fetched for playing.
            return;
        }
        long total = get.exchange().answer().body().length();
        RangeJudge.whole(get.exchange(), findings);
        RangeJudge.head(
                get.exchange(), client.fetch(call("HEAD", uri, ""), TIMEOUT).exchange(), findings);
        if (total < 300) {
            return;
        }
        ranged(uri, "bytes=100-199", 100, 199, total);
        ranged(uri, "bytes=-100", total - 100, total - 1, total);
        var outside = client.fetch(call("GET", uri, "bytes=" + total + "-"), TIMEOUT);
        if (!outside.failed()) {
            RangeJudge.outside(outside.exchange(), total, findings);
        }
        var open = client.fetch(call("GET", uri, "bytes=100-" + LARGEST), TIMEOUT);
        if (!open.failed()) {
            DeliveryJudge.openRange(open.exchange(), 100, false, findings);
            TransportJudge.judge(open.exchange(), StreamFacts.of(now), findings);
        }
    }

    private void ranged(URI uri, String range, long from, long to, long total) {
        var fetched = client.fetch(call("GET", uri, range), TIMEOUT);
        if (!fetched.failed()) {
            RangeJudge.inside(fetched.exchange(), from, to, total, findings);
        }
    }

    private void nothing(ViewedMedia now) {
        URI uri = Addresses.resolve(source.uri(), "no-such-part-1f6d.m4s");
        if (uri == null) {
            return;
        }
        var fetched = client.fetch(new Exchange.Call("GET", uri, ObjectKind.NOTHING, Map.of()), TIMEOUT);
        if (!fetched.failed()) {
            DeliveryJudge.neverHinted(fetched.exchange(), tolerance, findings);
            CachingJudge.judge(fetched.exchange(), StreamFacts.of(now), false, findings);
        }
    }

    private static Exchange.Call call(String method, URI uri, String range) {
        return new Exchange.Call(method, uri, ObjectKind.SEGMENT, range.isEmpty() ? Map.of() : Map.of("range", range));
    }
}
