package dev.flightcase.media.conformance.probe;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.conformance.CachingJudge;
import dev.flightcase.media.conformance.DeliveryJudge;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.MediaJudge;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.StreamFacts;
import dev.flightcase.media.conformance.TransportJudge;
import dev.flightcase.media.conformance.m3u8.ByteRange;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import dev.flightcase.media.conformance.mp4.Sample;
import dev.flightcase.media.conformance.mp4.Track;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MovieReader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the media of one rendition as it appears: sections, parts, then the whole segment beside its parts. Owned by one watch. */
final class MediaTaster {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final URI base;
    private final ProbeClient client;
    private final ProbeRun run;
    private final Findings findings;
    private final Leavers leavers;
    private Parent.@Nullable MapUri map;
    private MediaJudge judge = new MediaJudge(List.of());
    private volatile List<String> codecs = List.of();
    private volatile Peak peak = new Peak(0, 1);
    private long tastedSequence = -1;
    private int tastedParts;
    private long collectedOf = -1;
    private final List<Map<Long, List<Sample>>> collected = new ArrayList<>();
    private boolean oldestFetched;

    /** The most bytes for a time that a segment had. */
    record Peak(long bytes, long nanos) {}

    MediaTaster(URI base, ProbeClient client, ProbeRun run) {
        this.base = base;
        this.client = client;
        this.run = run;
        this.findings = run.findings();
        this.leavers = new Leavers(run);
    }

    /** RFC 6381 names out of the last Media Initialization Section. */
    List<String> codecs() {
        return codecs;
    }

    Peak peak() {
        return peak;
    }

    void taste(ViewedMedia now) {
        StreamFacts facts = StreamFacts.of(now);
        boolean first = tastedSequence < 0;
        if (first) {
            // From the segment that is open on: of earlier ones some parts may be missing.
            tastedSequence = now.lastSequence() + (now.lowLatency() ? 1 : 0);
            oldest(now, facts);
        }
        for (Segment segment : now.segments()) {
            if (segment.sequence() >= tastedSequence && !run.over()) {
                parent(segment.parent(), facts);
                whole(segment, facts);
                tastedSequence = segment.sequence() + 1;
                tastedParts = 0;
            }
        }
        Parent open = now.open();
        if (open != null && !run.over()) {
            tastedSequence = open.sequence();
            parent(open, facts);
        }
        leavers.follow(now, (uri, range, why) -> fetch(uri, range, kind(why), why, facts));
    }

    private static ObjectKind kind(DeliveryJudge.Why why) {
        return why == DeliveryJudge.Why.PART_LEFT ? ObjectKind.PART : ObjectKind.SEGMENT;
    }

    /** What a player without parts that starts far back would take: the second oldest, for the oldest may leave meanwhile. */
    private void oldest(ViewedMedia now, StreamFacts facts) {
        if (oldestFetched || now.segments().size() < 4) {
            return;
        }
        oldestFetched = true;
        Segment segment = now.segments().get(1);
        if (!segment.gap()) {
            init(segment.parent(), facts);
            var _ = fetch(segment.uri(), segment.range(), ObjectKind.SEGMENT, DeliveryJudge.Why.LISTED, facts);
        }
    }

    private void parent(Parent parent, StreamFacts facts) {
        init(parent, facts);
        if (collectedOf != parent.sequence()) {
            collectedOf = parent.sequence();
            collected.clear();
        }
        for (int i = tastedParts; i < parent.parts().size() && !run.over(); i++) {
            tastedParts = i + 1;
            Part part = parent.parts().get(i);
            if (part.gap()) {
                continue;
            }
            Bytes bytes = fetch(part.uri(), part.range(), ObjectKind.PART, DeliveryJudge.Why.NEW, facts);
            if (bytes != null) {
                run.partFetched();
                collected.add(judge.part(base.toString(), part, bytes.asByteBuffer(), findings));
            }
        }
    }

    private void whole(Segment segment, StreamFacts facts) {
        if (segment.gap()) {
            return;
        }
        Bytes bytes = fetch(segment.uri(), segment.range(), ObjectKind.SEGMENT, DeliveryJudge.Why.NEW, facts);
        if (bytes == null) {
            return;
        }
        run.segmentFetched();
        int parts = segment.parent().parts().size();
        boolean all =
                parts > 0 && collected.size() == parts && collected.stream().noneMatch(Map::isEmpty);
        judge.segment(
                base.toString(), segment, bytes.asByteBuffer(), all ? List.copyOf(collected) : List.of(), findings);
        long nanos = segment.duration().movePointRight(9).longValue();
        // §4.4.6.2: the peak is of half a target duration at least; what an encoder leaves behind at its end is
        // shorter.
        boolean counts =
                nanos > 0 && segment.duration().multiply(BigDecimal.TWO).compareTo(facts.targetDuration()) >= 0;
        Peak old = peak;
        if (counts && bytes.length() * 1_000_000L / nanos > old.bytes() * 1_000_000L / old.nanos()) {
            peak = new Peak(bytes.length(), nanos);
        }
    }

    private void init(Parent parent, StreamFacts facts) {
        Parent.MapUri said = parent.marks().map();
        if (said == null || said.equals(map)) {
            return;
        }
        map = said;
        Bytes bytes = fetch(said.uri(), Addresses.range(said.range()), ObjectKind.INIT, DeliveryJudge.Why.NEW, facts);
        if (bytes != null) {
            judge = new MediaJudge(Track.of(bytes.asByteBuffer()));
            codecs = codecs(bytes);
        }
    }

    /** None where they cannot be told: then what is declared is not judged. */
    private static List<String> codecs(Bytes section) {
        try {
            return MovieReader.tracks(section).stream()
                    .map(track -> track.codec())
                    .toList();
        } catch (MalformedMediaException e) {
            return List.of();
        }
    }

    private @Nullable Bytes fetch(
            String reference, @Nullable ByteRange range, ObjectKind kind, DeliveryJudge.Why why, StreamFacts facts) {
        URI uri = Addresses.resolve(base, reference);
        if (uri == null || (range != null && range.offset() < 0)) {
            return null;
        }
        Map<String, String> headers = range == null
                ? PlaylistSource.LIKE_A_BROWSER
                : PlaylistSource.plus(PlaylistSource.LIKE_A_BROWSER, "range", range.header());
        ProbeClient.Fetched fetched = client.fetch(new Exchange.Call("GET", uri, kind, headers), TIMEOUT);
        if (fetched.failed() && (run.over() || client.spent())) {
            return null;
        }
        DeliveryJudge.fetched(fetched.exchange(), why, findings);
        TransportJudge.judge(fetched.exchange(), facts, findings);
        CachingJudge.judge(fetched.exchange(), facts, false, findings);
        return fetched.exchange().answer().ok() ? fetched.exchange().answer().body() : null;
    }
}
