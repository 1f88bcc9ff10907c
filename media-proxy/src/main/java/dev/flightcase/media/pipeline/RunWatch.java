package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one run of a process and says when it is ill. Pure: ticks, reports and counts come in, a {@link Trouble} comes out; the rules and
 * their numbers are in {@link WatchdogConfig}. Not thread-safe.
 */
final class RunWatch {
    private static final int SAMPLES_MAX = 128;

    private final WatchdogConfig config;
    private final boolean waitsForEncoder;
    private final long started;

    private final Deque<Sample> window = new ArrayDeque<>();
    private @Nullable Progress last;
    private boolean begun;
    private long lastPicture;
    private long arrivals = -1;
    private long lastArrival;
    private @Nullable Sample settled;
    private double usualDrops = -1;
    private boolean slow;
    private long slowSince;

    /**
     * @param waitsForEncoder nothing may come for as long as it likes
     * @param now monotonic nanoseconds, as everywhere here
     */
    RunWatch(WatchdogConfig config, boolean waitsForEncoder, long now) {
        this.config = config;
        this.waitsForEncoder = waitsForEncoder;
        this.started = now;
    }

    private record Sample(long at, Progress progress) {}

    /** True from the first picture on. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * To be called several times a second.
     *
     * @param report the latest; null before the first
     * @param arrived how many things have arrived in the stream so far; negative where nobody counts
     */
    Optional<Trouble> look(long now, @Nullable Progress report, long arrived) {
        take(now, report, arrived);
        if (!begun) {
            return !waitsForEncoder && since(started, now).compareTo(config.startTimeout()) > 0
                    ? trouble(Trouble.Kind.STALL, "no picture came within " + words(config.startTimeout()))
                    : Optional.empty();
        }
        return stall(now)
                .or(() -> silence(now))
                .or(this::drops)
                .or(() -> slowness(now))
                .or(this::drift);
    }

    private void take(long now, @Nullable Progress report, long arrived) {
        if (arrived != arrivals || !begun) {
            arrivals = arrived;
            lastArrival = now;
        }
        if (report == null || report.equals(last) || !report.hasBegun()) {
            return;
        }
        if (last == null || !begun || moved(last, report)) {
            lastPicture = now;
            begun = true;
        }
        last = report;
        var sample = new Sample(now, report);
        if (settled == null
                && !window.isEmpty()
                && since(window.getFirst().at(), now).compareTo(WatchdogConfig.SETTLING) >= 0) {
            settled = sample;
            window.clear();
        }
        window.addLast(sample);
        while (window.size() > SAMPLES_MAX || since(window.getFirst().at(), now).compareTo(WatchdogConfig.WINDOW) > 0) {
            window.removeFirst();
        }
    }

    private static boolean moved(Progress before, Progress after) {
        return after.frame() != before.frame() || !after.outTime().equals(before.outTime());
    }

    private Optional<Trouble> stall(long now) {
        return since(lastPicture, now).compareTo(config.stallAfter()) > 0
                ? trouble(Trouble.Kind.STALL, "no new picture for " + words(config.stallAfter()))
                : Optional.empty();
    }

    private Optional<Trouble> silence(long now) {
        return arrivals >= 0 && since(lastArrival, now).compareTo(config.silentAfter()) > 0
                ? trouble(Trouble.Kind.SILENCE, "nothing new arrived in the stream for " + words(config.silentAfter()))
                : Optional.empty();
    }

    /**
     * A source of 60 frames for a rendition of 30 drops every other one, and that is no illness: what counts is more than in the first
     * whole window.
     */
    private Optional<Trouble> drops() {
        if (!windowIsFull()) {
            return Optional.empty();
        }
        var first = window.getFirst().progress();
        var newest = window.getLast().progress();
        long dropped = newest.dropped() - first.dropped();
        long shown = newest.frame() - first.frame();
        double share = dropped <= 0 ? 0 : (double) dropped / (double) (dropped + Math.max(0, shown));
        if (usualDrops < 0) {
            usualDrops = share;
        }
        return share - usualDrops > config.dropShareMax()
                ? trouble(
                        Trouble.Kind.DROPS,
                        Math.round(share * 100) + " % of the pictures were left out within "
                                + words(WatchdogConfig.WINDOW))
                : Optional.empty();
    }

    private Optional<Trouble> slowness(long now) {
        if (!windowIsFull()) {
            return Optional.empty();
        }
        double speed = speed();
        if (speed >= config.speedMin()) {
            slow = false;
            return Optional.empty();
        }
        if (!slow) {
            slow = true;
            slowSince = now;
        }
        return since(slowSince, now).compareTo(config.slowFor()) > 0
                ? trouble(
                        Trouble.Kind.DRIFT,
                        "it is too slow: " + String.format(Locale.ROOT, "%.2f", speed) + " of real time for "
                                + words(config.slowFor()))
                : Optional.empty();
    }

    private double speed() {
        var first = window.getFirst();
        var newest = window.getLast();
        var out = newest.progress().outTime().minus(first.progress().outTime());
        return (double) out.toMillis()
                / (double) Math.max(1, since(first.at(), newest.at()).toMillis());
    }

    private Optional<Trouble> drift() {
        if (settled == null) {
            return Optional.empty();
        }
        var newest = window.getLast();
        var clock = since(settled.at(), newest.at());
        var behind =
                clock.minus(newest.progress().outTime().minus(settled.progress().outTime()));
        if (behind.abs().compareTo(config.driftMax()) <= 0) {
            return Optional.empty();
        }
        return trouble(
                Trouble.Kind.DRIFT,
                "the stream is " + words(behind.abs()) + (behind.isNegative() ? " ahead of" : " behind")
                        + " the clock");
    }

    /** Reports come twice a second; nine tenths of the window is as full as it gets. */
    private boolean windowIsFull() {
        return settled != null
                && since(window.getFirst().at(), window.getLast().at())
                                .compareTo(WatchdogConfig.WINDOW.multipliedBy(9).dividedBy(10))
                        >= 0;
    }

    private static Duration since(long then, long now) {
        return Duration.ofNanos(now - then);
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", (double) time.toMillis() / 1000);
    }

    private static Optional<Trouble> trouble(Trouble.Kind kind, String says) {
        return Optional.of(new Trouble(kind, says));
    }
}
