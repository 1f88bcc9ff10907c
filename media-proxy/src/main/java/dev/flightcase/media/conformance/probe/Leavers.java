package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.DeliveryJudge;
import dev.flightcase.media.conformance.m3u8.ByteRange;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import org.jspecify.annotations.Nullable;

/** Asks now and then for a part or a segment that has just left the playlist: it must be there for a while yet. Owned by one taster. */
final class Leavers {
    private static final int ASKED_MAX = 3;

    private final ProbeRun run;
    private @Nullable ViewedMedia last;
    private int parts;
    private int segments;

    /** Fetches and judges. */
    interface Fetch {
        void fetch(String uri, @Nullable ByteRange range, DeliveryJudge.Why why);
    }

    Leavers(ProbeRun run) {
        this.run = run;
    }

    void follow(ViewedMedia now, Fetch fetch) {
        ViewedMedia before = last;
        last = now;
        if (before == null || run.over() || now.ended()) {
            return;
        }
        for (Segment segment : before.segments()) {
            Parent parent = segment.parent();
            boolean gone = segment.sequence() < now.header().mediaSequence();
            if (gone && segments < ASKED_MAX && !segment.gap()) {
                segments++;
                fetch.fetch(segment.uri(), segment.range(), DeliveryJudge.Why.SEGMENT_LEFT);
            }
            boolean partsGone = !gone && !parent.parts().isEmpty() && withoutParts(now, segment.sequence());
            if (partsGone && parts < ASKED_MAX) {
                Part part = parent.parts().getLast();
                if (!part.gap()) {
                    parts++;
                    fetch.fetch(part.uri(), part.range(), DeliveryJudge.Why.PART_LEFT);
                }
            }
        }
    }

    private static boolean withoutParts(ViewedMedia now, long sequence) {
        long index = sequence - now.header().mediaSequence();
        return index >= 0
                && index < now.segments().size()
                && now.segments().get((int) index).parent().parts().isEmpty();
    }
}
