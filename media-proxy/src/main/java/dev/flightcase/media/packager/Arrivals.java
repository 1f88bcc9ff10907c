package dev.flightcase.media.packager;

import dev.flightcase.media.isobmff.Sample;
import dev.flightcase.media.isobmff.TrackRun;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells by decode times what a run of samples is: what comes next, something sent again, or a new beginning. A source that lost its
 * connection sends its last segments again (DASH-IF Live Media Ingest, Interface-1), one that was restarted may count from nought again: the
 * sizes of samples that are known at these times tell the two apart. Not thread-safe.
 */
final class Arrivals {
    /** Ten seconds of pictures at 30 in a second: a source sends its last segment again, not more. */
    private static final int REMEMBERED_MAX = 300;
    /** What is missing for less is a picture that was shown longer. */
    private static final long GAP_NANOS = 500_000_000L;

    private final long timescale;
    private final Map<Long, Integer> sizes = new LinkedHashMap<>();
    private long end = -1;

    /** What a run is. */
    enum Kind {
        NEXT,
        /** Was here before; to be dropped. */
        REPEATED,
        /** Time goes on, but a part of it never came. */
        GAP,
        /** Its time has nothing to do with that of the samples before. */
        RESTART
    }

    Arrivals(long timescale) {
        this.timescale = timescale;
    }

    /** And remembers it, unless it is repeated. */
    Kind judge(TrackRun run) {
        Kind kind = kind(run);
        if (kind == Kind.RESTART) {
            sizes.clear();
        }
        if (kind != Kind.REPEATED) {
            remember(run);
        }
        return kind;
    }

    private Kind kind(TrackRun run) {
        Sample first = run.samples().getFirst();
        if (end < 0) {
            return Kind.NEXT;
        }
        long ahead = Ticks.toNanos(run.decodeTime() - end, timescale);
        if (ahead > 10 * GAP_NANOS) {
            return Kind.RESTART;
        }
        if (ahead > GAP_NANOS) {
            return Kind.GAP;
        }
        Integer known = sizes.get(run.decodeTime());
        if (known != null) {
            return known == first.size() ? Kind.REPEATED : Kind.RESTART;
        }
        // times that are rounded may step back by less than a sample
        return end - run.decodeTime() < first.duration() ? Kind.NEXT : Kind.RESTART;
    }

    private void remember(TrackRun run) {
        long time = run.decodeTime();
        for (Sample sample : run.samples()) {
            sizes.put(time, sample.size());
            time += sample.duration();
            if (sizes.size() > REMEMBERED_MAX) {
                sizes.remove(sizes.keySet().iterator().next());
            }
        }
        end = time;
    }
}
