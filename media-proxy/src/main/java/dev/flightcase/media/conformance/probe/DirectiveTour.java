package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.DeltaRules;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.RenditionView;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one request of each class D1 to D20 that a client may send, the wrong ones, too. On a thread of its own, beside a watch. */
final class DirectiveTour implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PlaylistSource source;
    private final RenditionWatch watch;
    private final ProbeRun run;

    DirectiveTour(PlaylistSource source, RenditionWatch watch, ProbeRun run) {
        this.source = source;
        this.watch = watch;
        this.run = run;
    }

    @Override
    public void run() {
        ViewedMedia now = now();
        if (now == null) {
            return;
        }
        ask("");
        ask("_HLS_flightcase=1");
        unknownPath();
        ServerControl control = now.header().serverControl();
        if (control != null && control.canBlockReload() && !now.ended()) {
            refused();
            waits();
            head();
        }
        if (control != null && control.canSkipUntil() != null) {
            skips();
        } else {
            ask("_HLS_skip=YES");
        }
    }

    private @Nullable ViewedMedia now() {
        return watch.view().map(RenditionView::playlist).orElse(null);
    }

    private void ask(String directives) {
        ViewedMedia before = now();
        if (!run.over() && before != null) {
            var _ = source.load(directives, before, false, TIMEOUT);
        }
    }

    /** D6 to D9. */
    private void refused() {
        ask("_HLS_part=0");
        ask("_HLS_msn=x");
        ask("_HLS_msn=-1");
        ask("_HLS_msn=99999999999999999999");
        ViewedMedia now = now();
        if (now == null) {
            return;
        }
        long last = now.lastSequence();
        ask("_HLS_msn=" + last + "&_HLS_msn=" + last);
        ask("_HLS_msn=" + (last + 1_000));
        BigDecimal target = now.partTarget();
        if (target != null && target.signum() > 0) {
            long limit = Math.max(
                    3, BigDecimal.valueOf(3).divideToIntegralValue(target).longValue() + 1);
            ask("_HLS_msn=" + (last + 1) + "&_HLS_part=" + (now.openParts() + limit + 100));
        }
    }

    /** D2 to D5, and D14. */
    private void waits() {
        ViewedMedia now = now();
        if (now == null) {
            return;
        }
        long first = now.header().mediaSequence();
        ask("_HLS_msn=" + (first > 0 ? first - 1 : 0));
        ask("_HLS_msn=" + now.lastSequence());
        ViewedMedia then = now();
        if (then != null && !then.segments().isEmpty()) {
            Segment last = then.segments().getLast();
            if (!last.parent().parts().isEmpty()) {
                ask("_HLS_msn=" + last.sequence() + "&_HLS_part=0");
                ask("_HLS_msn=" + last.sequence() + "&_HLS_part="
                        + last.parent().parts().size());
            }
        }
        ViewedMedia later = now();
        if (later != null) {
            ask("_HLS_msn=" + (later.lastSequence() + 1));
        }
        ViewedMedia latest = now();
        if (latest != null && latest.partTarget() != null) {
            ask("_HLS_msn=" + (latest.lastSequence() + 1) + "&_HLS_part=" + latest.openParts() + "&_HLS_skip=YES");
        }
    }

    /** D12. */
    private void skips() {
        ask("_HLS_skip=YES");
        ask("_HLS_skip=v2");
        ask("_HLS_skip=flightcase");
        ViewedMedia now = now();
        if (now != null && DeltaRules.skippable(now) == 0) {
            run.note("no delta could be asked for: the playlist is not longer than its skip boundary yet");
        }
    }

    /** D18. */
    private void head() {
        ViewedMedia before = now();
        if (before != null && !run.over()) {
            URI uri = source.with("_HLS_msn=" + (before.lastSequence() + 2));
            var _ = source.load(
                    new Exchange.Call("HEAD", uri, ObjectKind.MEDIA_PLAYLIST, Map.of()), before, false, TIMEOUT);
        }
    }

    /** D20. */
    private void unknownPath() {
        URI uri = Addresses.resolve(source.uri(), "no-such-playlist-1f6d.m3u8?_HLS_msn=1");
        if (uri != null && !run.over()) {
            var _ = source.load(new Exchange.Call("GET", uri, ObjectKind.NOTHING, Map.of()), now(), false, TIMEOUT);
        }
    }
}
