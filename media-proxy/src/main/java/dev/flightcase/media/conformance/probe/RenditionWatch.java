package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.DeltaRules;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.PlaylistHistory;
import dev.flightcase.media.conformance.RenditionView;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays one rendition: reloads as the server allows, with every third reload as a delta, and fetches what appears. Runs on one thread;
 * {@link #view} may be called from others.
 */
final class RenditionWatch implements Runnable {
    /** An answer that took longer was held by the server; a quicker one may have been ready for a while. */
    private static final long HELD_NANOS = 20_000_000L;

    /** Of a playlist that was never there. */
    private static final int FAILURES_MAX = 5;

    private final PlaylistSource source;
    private final MediaTaster taster;
    private final HintRequests hints;
    private final PlaylistHistory history;
    private final Findings findings;
    private final ProbeRun run;
    private final LongSupplier ticks;
    private volatile @Nullable RenditionView view;
    private volatile String lastTrouble = "";
    private boolean fitsNothing;
    private int loads;
    private int failures;

    RenditionWatch(PlaylistSource source, MediaTaster taster, HintRequests hints, Tolerance tolerance, ProbeRun run) {
        this.source = source;
        this.taster = taster;
        this.hints = hints;
        this.history = new PlaylistHistory(source.uri().toString(), tolerance);
        this.findings = run.findings();
        this.run = run;
        this.ticks = run.ticks();
    }

    URI uri() {
        return source.uri();
    }

    /** The playlist as it was received last, deltas merged. */
    Optional<RenditionView> view() {
        return Optional.ofNullable(view);
    }

    /** Why the last load failed; empty when none did. */
    String lastTrouble() {
        return lastTrouble;
    }

    MediaTaster taster() {
        return taster;
    }

    @Override
    public void run() {
        // A stream that was there may come back, as one does whose encoder is started again.
        while (!run.over() && (failures < FAILURES_MAX || history.last() != null)) {
            ViewedMedia before = history.last();
            if (before != null && before.ended()) {
                return;
            }
            ViewedMedia now = load(before);
            if (now != null) {
                hints.judge(now);
                taster.taste(now);
            }
            if (now == null || !blocks(now) || (before != null && sameEdge(before, now))) {
                pause(before);
            }
        }
    }

    /** @return the whole playlist as it is now, null without a new one */
    private @Nullable ViewedMedia load(@Nullable ViewedMedia before) {
        String directives = before == null ? "" : directives(before);
        boolean next = directives.contains("_HLS_msn");
        if (next && before != null) {
            hints.maybeAsk(before);
        }
        loads++;
        Duration timeout = before == null ? Duration.ofSeconds(15) : timeout(before);
        PlaylistSource.Loaded loaded = source.load(directives, before, next, timeout);
        ProbeClient.Fetched fetched = loaded.fetched();
        ViewedMedia playlist = loaded.playlist();
        if (playlist == null) {
            trouble(fetched, before);
            return null;
        }
        failures = 0;
        boolean held = next && fetched.exchange().answer().timing().firstByteNanos() > HELD_NANOS;
        ViewedMedia whole = history.accept(playlist, fetched.receivedAt(), held, findings);
        fitsNothing = whole == null;
        if (whole != null) {
            view = new RenditionView(source.uri(), whole, fetched.receivedAt());
            run.played();
        }
        return whole;
    }

    private void trouble(ProbeClient.Fetched fetched, @Nullable ViewedMedia before) {
        if (run.over()) {
            return;
        }
        lastTrouble = fetched.failed() ? fetched.failure() : "status " + fetched.status();
        if (fetched.status() == 503 && before != null) {
            // The server said that it waited in vain; that is D10, and T20 when it took too long.
            history.unchanged(fetched.receivedAt(), findings);
        } else {
            failures++;
        }
    }

    private String directives(ViewedMedia before) {
        ServerControl control = before.header().serverControl();
        StringBuilder query = new StringBuilder();
        if (control != null && control.canBlockReload()) {
            // §6.2.5.2: the next part, or the next segment where there are no parts
            query.append("_HLS_msn=").append(before.lastSequence() + 1);
            if (before.partTarget() != null) {
                query.append("&_HLS_part=").append(before.openParts());
            }
        }
        if (loads % 3 == 2 && !fitsNothing && DeltaRules.skippable(before) > 0) {
            query.append(query.isEmpty() ? "" : "&").append("_HLS_skip=YES");
        }
        return query.toString();
    }

    private static Duration timeout(ViewedMedia before) {
        long target = before.targetDuration().longValue();
        return Duration.ofSeconds(Math.clamp(3 * target + 5, 10, 30));
    }

    private static boolean blocks(ViewedMedia playlist) {
        ServerControl control = playlist.header().serverControl();
        return control != null && control.canBlockReload();
    }

    private static boolean sameEdge(ViewedMedia before, ViewedMedia now) {
        return before.lastSequence() == now.lastSequence()
                && before.openParts() == now.openParts()
                && before.ended() == now.ended();
    }

    /** §6.3.4: half a target duration, as after a reload that brought nothing. */
    private void pause(@Nullable ViewedMedia before) {
        long target = before == null ? 1_000 : before.targetDuration().longValue() * 500;
        long until = ticks.getAsLong() + Math.clamp(target, 200, 5_000) * 1_000_000L;
        while (!run.over() && until - ticks.getAsLong() > 0) {
            LockSupport.parkNanos(Math.min(until - ticks.getAsLong(), 100_000_000L));
        }
    }
}
