package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.ServerControl;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Judges answers to requests with delivery directives: finds out which class of D1 to D20 a request is of, and whether the answer is right.
 * The playlist goes on while a request is under way, so it asks only for what holds for any later state; near a limit it says nothing.
 */
public final class DirectiveJudge {
    /** D7 and D8 are judged only that far behind the limit: the playlist may have moved on when the request arrived. */
    private static final int CLEARLY = 6;

    private final Exchange exchange;
    private final Directives directives;
    private final @Nullable ViewedMedia after;
    private final Tolerance tolerance;
    private final Findings findings;

    private DirectiveJudge(Exchange exchange, @Nullable ViewedMedia after, Tolerance tolerance, Findings findings) {
        this.exchange = exchange;
        this.directives = Directives.of(exchange.call().uri());
        this.after = after;
        this.tolerance = tolerance;
        this.findings = findings;
    }

    /**
     * @param before the whole playlist as it was known when the request was sent; null when it was the first
     * @param after what was answered; null when that was no Media Playlist
     */
    public static void judge(
            Exchange exchange,
            @Nullable ViewedMedia before,
            @Nullable ViewedMedia after,
            Tolerance tolerance,
            Findings findings) {
        new DirectiveJudge(exchange, after, tolerance, findings).classify(before);
    }

    private void classify(@Nullable ViewedMedia before) {
        if (exchange.call().kind() == ObjectKind.NOTHING) {
            answered(Rule.D20, 404, true);
        } else if (exchange.call().method().equals("HEAD")) {
            head();
        } else if (exchange.call().kind() == ObjectKind.MULTIVARIANT) {
            multivariant();
        } else if (!directives.any()) {
            // A stream that was there may have ended.
            if (before == null || !gone()) {
                answered(Rule.D1, 200, true);
            }
        } else if (before != null && before.ended()) {
            if (answered(Rule.D11, 200, true)) {
                whole(Rule.D11);
            }
        } else if (before != null) {
            ServerControl control = before.header().serverControl();
            boolean blocks = control != null && control.canBlockReload();
            if (directives.msn() == null && directives.part() == null && !directives.unreadable()) {
                withoutWait(before);
            } else if (blocks) {
                blocking(before);
            }
        }
    }

    private void head() {
        findings.judged(Rule.D18);
        if (!prompt() || exchange.answer().body().length() > 0) {
            violation(Rule.D18, found(), "headers at once");
        }
    }

    private void multivariant() {
        if (!directives.any()) {
            return;
        }
        findings.judged(Rule.D15);
        int status = exchange.answer().status();
        if (!prompt() || (status != 200 && status != 400)) {
            violation(Rule.D15, found(), "200 or 400 at once");
        }
    }

    /** D12, D13 and D16. */
    private void withoutWait(ViewedMedia before) {
        String skip = directives.skip();
        if (skip == null) {
            if (answered(Rule.D16, 200, true)) {
                whole(Rule.D16);
            }
            return;
        }
        if (!answered(Rule.D12, 200, true)) {
            return;
        }
        if (skip.equals("YES") || skip.equals("v2")) {
            delta(before, Rule.D12);
        } else {
            whole(Rule.D12);
        }
    }

    private void delta(ViewedMedia before, Rule rule) {
        findings.judged(rule);
        ServerControl control = before.header().serverControl();
        var skipped = after == null ? null : after.edge().skip();
        if (skipped == null) {
            // One segment fewer than may go: it may have been removed in between.
            if (DeltaRules.skippable(before) > 1) {
                violation(rule, "the full playlist", "a delta, with EXT-X-SKIP");
            }
            return;
        }
        boolean dateRanges = "v2".equals(directives.skip()) && control != null && control.canSkipDateRanges();
        if (dateRanges && !skipped.namesRemovedDateRanges()) {
            violation(
                    Rule.D13,
                    "a delta for v2 without RECENTLY-REMOVED-DATERANGES",
                    "the attribute, empty when there is nothing to name");
        }
    }

    private void blocking(ViewedMedia before) {
        Long msn = directives.msn();
        Long part = directives.part();
        if (directives.unreadable()) {
            answered(Rule.D9, 400, false);
        } else if (msn == null) {
            answered(Rule.D6, 400, false);
        } else if (msn > before.lastSequence() + 2) {
            if (msn > before.lastSequence() + 2 + CLEARLY) {
                answered(Rule.D7, 400, true);
            }
        } else if (part != null && msn > before.lastSequence() && part >= tooFar(before)) {
            if (part >= tooFar(before) + CLEARLY) {
                answered(Rule.D8, 400, true);
            }
        } else {
            waited(before, msn, part);
        }
    }

    /** The first part number that is over the Advance Part Limit (§6.2.5.2). */
    private static long tooFar(ViewedMedia before) {
        var target = before.partTarget();
        long nanos = target == null ? 0 : Words.nanos(target);
        long second = 1_000_000_000L;
        long limit = nanos <= 0 || nanos >= second ? 3 : Math.ceilDiv(3 * second, nanos);
        return before.openParts() + limit;
    }

    private void waited(ViewedMedia before, long msn, @Nullable Long part) {
        Rule rule = rule(before, msn, part);
        if (exchange.answer().status() == 503) {
            refusedInTime();
            return;
        }
        long limit =
                3 * Words.nanos(before.targetDuration()) + tolerance.prompt().toNanos();
        findings.judged(Rule.D10);
        if (exchange.answer().timing().firstByteNanos() > limit) {
            violation(Rule.D10, found(), "503 after 3 target durations, " + Words.millis(limit) + " at most");
            return;
        }
        // D19: who waits for a stream that goes off hears so.
        if ((gone() && rule != Rule.D2) || !answered(rule, 200, rule == Rule.D2) || after == null) {
            return;
        }
        if (!has(after, msn, part)) {
            violation(
                    rule,
                    "answered with segment " + after.lastSequence() + " and " + after.openParts()
                            + " parts of the next",
                    rule == Rule.D5 ? "the first part of the next segment" : "what was waited for");
        } else if (directives.skip() == null) {
            whole(rule);
        } else if (!before.isDelta()) {
            delta(before, Rule.D14);
        }
    }

    private static Rule rule(ViewedMedia before, long msn, @Nullable Long part) {
        if (msn > before.lastSequence()) {
            return part == null ? Rule.D3 : Rule.D4;
        }
        int index = (int) (msn - before.header().mediaSequence());
        boolean behind = part != null
                && msn == before.lastSequence()
                && index >= 0
                && index < before.segments().size()
                && !before.segments().get(index).parent().parts().isEmpty()
                && part >= before.segments().get(index).parent().parts().size();
        return behind ? Rule.D5 : Rule.D2;
    }

    private static boolean has(ViewedMedia after, long msn, @Nullable Long part) {
        long last = after.lastSequence();
        if (part == null || last > msn) {
            return last >= msn;
        }
        if (last < msn) {
            return last + 1 == msn && after.openParts() > part;
        }
        int parts = after.segments().isEmpty()
                ? 0
                : after.segments().getLast().parent().parts().size();
        return parts == 0 || part < parts || after.openParts() > 0;
    }

    private void refusedInTime() {
        findings.judged(Rule.D10);
        boolean stored =
                CacheControl.of(exchange.answer().header("cache-control")).stored()
                        || exchange.answer().header("cache-control").isEmpty();
        if (stored || exchange.answer().header("retry-after").isEmpty()) {
            violation(
                    Rule.D10,
                    "503 with Cache-Control: " + Words.shown(exchange.answer().header("cache-control"))
                            + " and Retry-After: "
                            + Words.shown(exchange.answer().header("retry-after")),
                    "Cache-Control: no-store and Retry-After");
        }
    }

    private void whole(Rule rule) {
        if (after != null && after.isDelta()) {
            violation(rule, "a delta", "the full playlist");
        }
    }

    private boolean answered(Rule rule, int status, boolean atOnce) {
        findings.judged(rule);
        if (exchange.answer().status() == status && (!atOnce || prompt())) {
            return true;
        }
        violation(rule, found(), status + (atOnce ? " at once" : ""));
        return false;
    }

    private boolean gone() {
        return exchange.answer().status() == 404 || exchange.answer().status() == 410;
    }

    private boolean prompt() {
        return exchange.answer().timing().firstByteNanos() <= tolerance.prompt().toNanos();
    }

    private String found() {
        return "status " + exchange.answer().status() + " after "
                + Words.millis(exchange.answer().timing().firstByteNanos());
    }

    private void violation(Rule rule, String found, String right) {
        findings.add(rule, exchange.place(), 0, found, right);
    }

    /** D17, for whoever can look into the server: {@code freed} after the client hung up the waiter was gone. */
    public static void hungUp(String place, Duration freed, long rendersForIt, Findings findings) {
        findings.judged(Rule.D17);
        // One tick of a coarse timer
        if (freed.compareTo(Duration.ofMillis(200)) > 0 || rendersForIt > 0) {
            findings.add(
                    Rule.D17,
                    place,
                    0,
                    "freed after " + freed.toMillis() + " ms, " + rendersForIt + " renders for it",
                    "freed at once, nothing rendered");
        }
    }

    /**
     * D19: a request was waiting when the stream went off.
     *
     * @param after from then until it was answered
     */
    public static void wentOff(
            Exchange exchange, Duration after, @Nullable ViewedMedia answer, Tolerance tolerance, Findings findings) {
        findings.judged(Rule.D19);
        int status = exchange.answer().status();
        boolean told = status == 404 || status == 410 || (answer != null && answer.ended());
        if (!told || after.compareTo(tolerance.prompt()) > 0) {
            findings.add(
                    Rule.D19,
                    exchange.place(),
                    0,
                    "status " + status + ", " + after.toMillis() + " ms after the stream went off",
                    "EXT-X-ENDLIST, 404 or 410 at once");
        }
    }
}
