package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one stream of the node itself while it runs: the texts it renders, against the same rules as {@code flightcase check-stream}.
 *
 * <p>How to call it, for each rendition, in this order, from one thread or several:
 *
 * <ol>
 *   <li>{@link #part} for each new part as soon as its bytes can be fetched,
 *   <li>{@link #playlist} with each new full text, and at what tick it became visible,
 *   <li>{@link #delta} with the delta text of the same state, where one was rendered,
 *   <li>{@link #tick} now and then, so that a stall is seen while nothing happens,
 *   <li>{@link #forget} when the rendition goes off for good, with the end of its playlist.
 * </ol>
 *
 * <p>What is found goes to the {@link Listener} on the calling thread. Nothing blocks. A text that is the same as the last costs a
 * comparison; any other about a tenth of a millisecond for 75 lines ({@link Cost} tells), so three renditions with three parts a second take
 * a fifth of a percent of a core. Over its share of the time, texts are skipped and counted: a busy board pays for its media first. Parts
 * must be files of their own, told apart by their URI. Thread-safe.
 */
public final class ConformanceMonitor {
    private static final int RENDITIONS_MAX = 32;
    private static final Duration BESIDE_EACH_OTHER = Duration.ofSeconds(2);
    /** May be spent before the share counts: a start, and a garbage collection in the middle of a check. */
    private static final long BURST_NANOS = 250_000_000L;

    private final String stream;
    private final Tolerance tolerance;
    private final LongSupplier ticks;
    private final int shareOfTime;
    private final Listener listener;
    private final Map<String, WatchedRendition> renditions = new LinkedHashMap<>();
    private final Map<Rule, Violation> firsts = new EnumMap<>(Rule.class);
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final long startedAt;
    private long besideEachOtherAt;
    private long spentNanos;
    private long checks;
    private long skipped;

    /** Hears of violations: once for each rule that a check finds broken, however often. Must be quick. */
    public interface Listener {
        /**
         * @param count of that rule since the start, this check included
         * @param first the first example since the start
         */
        void violated(Rule rule, long count, Violation first);
    }

    /** What the watching cost so far. */
    public record Cost(long checks, long skipped, long nanos) {
        public long microsPerCheck() {
            return checks == 0 ? 0 : nanos / checks / 1000;
        }
    }

    /**
     * @param ticks monotonic nanoseconds, the clock of all times that are handed in
     * @param shareOfTime at most one part in so many of one processor is spent here, such as 50 for 2 %
     */
    public ConformanceMonitor(
            String stream, Tolerance tolerance, LongSupplier ticks, int shareOfTime, Listener listener) {
        this.stream = stream;
        this.tolerance = tolerance;
        this.ticks = ticks;
        this.shareOfTime = shareOfTime;
        this.listener = listener;
        this.startedAt = ticks.getAsLong();
        this.besideEachOtherAt = startedAt;
    }

    /** The bytes of a part can be fetched from now on. */
    public synchronized void part(String rendition, PartMade part) {
        WatchedRendition watched = rendition(rendition);
        if (watched != null) {
            watched.made(part);
        }
    }

    /**
     * @param rendition the URI of its Media Playlist, relative to the Multivariant Playlist
     * @param text the full playlist
     * @param visibleAt tick at which viewers could first get it
     */
    public synchronized void playlist(String rendition, String text, long visibleAt) {
        check(rendition, (watched, findings) -> watched.full(text, visibleAt, findings));
    }

    /** The delta of the state that {@link #playlist} was called with last. */
    public synchronized void delta(String rendition, String text) {
        check(rendition, (watched, findings) -> watched.delta(text, findings));
    }

    public synchronized void multivariant(String text) {
        Findings findings = new Findings();
        switch (PlaylistReader.read(text)) {
            case PlaylistReader.Result.Multivariant(var playlist) ->
                MultivariantJudge.judge(stream, playlist, findings);
            case PlaylistReader.Result.Malformed malformed -> PlaylistJudge.malformed(stream, malformed, findings);
            case PlaylistReader.Result.Media _ ->
                findings.add(Rule.T0, stream, 0, "a Media Playlist", "a Multivariant Playlist");
        }
        tell(findings);
    }

    /** Nothing new came until {@code now}. */
    public synchronized void tick(long now) {
        Findings findings = new Findings();
        renditions.values().forEach(watched -> watched.unchanged(now, findings));
        tell(findings);
    }

    public synchronized void forget(String rendition) {
        renditions.remove(rendition);
    }

    public synchronized Cost cost() {
        return new Cost(checks, skipped, spentNanos);
    }

    /** Violations of each rule since the start; rules without one are not in it. */
    public synchronized Map<Rule, Long> counts() {
        return Map.copyOf(counts);
    }

    private interface Check {
        void run(WatchedRendition watched, Findings findings);
    }

    private void check(String rendition, Check check) {
        WatchedRendition watched = rendition(rendition);
        if (watched == null) {
            return;
        }
        long began = ticks.getAsLong();
        if (spentNanos > BURST_NANOS + (began - startedAt) / shareOfTime) {
            skipped++;
            watched.skipped();
            return;
        }
        Findings findings = new Findings();
        check.run(watched, findings);
        if (began - besideEachOtherAt >= BESIDE_EACH_OTHER.toNanos()) {
            besideEachOtherAt = began;
            besideEachOther(findings);
        }
        checks++;
        spentNanos += ticks.getAsLong() - began;
        tell(findings);
    }

    private void besideEachOther(Findings findings) {
        URI base = URI.create("live:/");
        List<RenditionView> views = renditions.entrySet().stream()
                .flatMap(entry -> entry.getValue().view(base.resolve(entry.getKey())).stream())
                .toList();
        RenditionJudge.judge(views, Set.of(), findings);
    }

    private @Nullable WatchedRendition rendition(String name) {
        WatchedRendition known = renditions.get(name);
        if (known == null && renditions.size() < RENDITIONS_MAX) {
            known = new WatchedRendition(stream + "/" + name, tolerance);
            renditions.put(name, known);
        }
        return known;
    }

    private void tell(Findings findings) {
        for (Violation violation : findings.firsts()) {
            Rule rule = violation.rule();
            firsts.putIfAbsent(rule, violation);
            long count = counts.merge(rule, findings.count(rule), Long::sum);
            listener.violated(rule, count, firsts.getOrDefault(rule, violation));
        }
    }
}
