package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.conformance.ConformanceMonitor;
import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.Violation;
import dev.flightcase.media.delivery.LiveEdges;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one stream of this node while it runs, by the rules of {@code flightcase check-stream}: the texts and parts that viewers get, not
 * what they are made of. Somebody calls {@link #look} some times in each part; {@link #status} from any thread.
 */
final class StreamWatch {
    /** How long a violation stays a reason in health: long enough to be seen, short enough to see whether it is over. */
    static final Duration LATELY = Duration.ofMinutes(10);
    /** Of one processor; one part in so many. */
    private static final int SHARE_OF_TIME = 50;

    private static final Logger log = LoggerFactory.getLogger(StreamWatch.class);

    private final String stream;
    private final LiveEdges edges;
    private final Function<String, Optional<SharedBytes>> objects;
    private final LongSupplier ticks;
    private final ConformanceMonitor monitor;
    private final Map<String, WatchedEdge> renditions = new HashMap<>();
    private final Map<Rule, Long> lastSeen = new EnumMap<>(Rule.class);
    private String multivariant = "";

    /**
     * @param objects finds what a playlist names; the reference is the caller's
     * @param ticks monotonic nanoseconds
     */
    StreamWatch(String stream, LiveEdges edges, Function<String, Optional<SharedBytes>> objects, LongSupplier ticks) {
        this.stream = stream;
        this.edges = edges;
        this.objects = objects;
        this.ticks = ticks;
        this.monitor = new ConformanceMonitor(stream, Tolerance.DEFAULT, ticks, SHARE_OF_TIME, this::violated);
    }

    /** By one thread at a time. */
    void look() {
        edges.renditions().forEach((name, edge) -> {
            WatchedEdge watched = renditions.computeIfAbsent(name, _ -> new WatchedEdge(name + ".m3u8", this::bytes));
            edge.state().ifPresentOrElse(state -> watched.look(state, monitor), () -> watched.forget(monitor));
        });
        edges.multivariantText().filter(text -> !text.equals(multivariant)).ifPresent(text -> {
            multivariant = text;
            monitor.multivariant(text);
        });
        monitor.tick(ticks.getAsLong());
    }

    private Optional<ByteBuffer> bytes(String uri) {
        Optional<SharedBytes> found = objects.apply(uri);
        try {
            return found.map(
                    bytes -> bytes.copy(0, Math.toIntExact(bytes.length())).asByteBuffer());
        } finally {
            found.ifPresent(SharedBytes::release);
        }
    }

    /** Each time up to ten, then less and less often: a rule that is broken with every part must not fill the card. */
    private void violated(Rule rule, long count, Violation first) {
        synchronized (lastSeen) {
            lastSeen.put(rule, ticks.getAsLong());
        }
        if (count <= 10 || Long.bitCount(count) == 1) {
            log.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("rule", rule.id())
                    .addKeyValue("count", count)
                    .addKeyValue("first", first)
                    .log("live stream breaks a rule of HLS");
        }
    }

    ConformanceStatus status() {
        Map<String, Long> counts = new TreeMap<>();
        monitor.counts().forEach((rule, count) -> counts.put(rule.id(), count));
        ConformanceMonitor.Cost cost = monitor.cost();
        return new ConformanceStatus(counts, rulesLately(), cost.checks(), cost.skipped());
    }

    private int rulesLately() {
        long since = ticks.getAsLong() - LATELY.toNanos();
        synchronized (lastSeen) {
            return (int)
                    lastSeen.values().stream().filter(seen -> seen - since > 0).count();
        }
    }
}
