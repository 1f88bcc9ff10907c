package dev.flightcase.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What the clients of one thread have seen. Latencies and counts are of answers that came inside the window; what was acknowledged is
 * also counted over the whole run, for comparing it with what the server says it did.
 */
public final class Recorder {
    /** 0.1 % of the value. */
    private static final int DIGITS = 3;

    private final Window window;
    private final Histogram latency = new Histogram(DIGITS);
    private long ok;
    private long okEver;
    private long refused;
    private long retried;
    private long wrong;
    private String firstWrong = "";

    Recorder(Window window) {
        this.window = window;
    }

    /** Done, as asked. */
    public void ok(long sinceNanos, long nowNanos) {
        okEver++;
        if (window.holds(nowNanos)) {
            ok++;
            latency.recordValue(Math.max(0, nowNanos - sinceNanos));
        }
    }

    /** Not done, for a good reason that the server gave. */
    public void refused(long sinceNanos, long nowNanos) {
        if (window.holds(nowNanos)) {
            refused++;
            latency.recordValue(Math.max(0, nowNanos - sinceNanos));
        }
    }

    /** Told to come again later. */
    public void retried() {
        retried++;
    }

    /** An answer that must not be, or none. Over the whole run: one is too many. */
    public void wrong(String what) {
        wrong++;
        if (firstWrong.isEmpty()) {
            firstWrong = what;
        }
    }

    Seen seen() {
        return new Seen(latency, ok, okEver, refused, retried, wrong, firstWrong);
    }

    /** A recorder's figures, once its thread is done. */
    record Seen(Histogram latency, long ok, long okEver, long refused, long retried, long wrong, String firstWrong) {
        Seen plus(Seen other) {
            var both = latency.copy();
            both.add(other.latency);
            return new Seen(
                    both,
                    ok + other.ok,
                    okEver + other.okEver,
                    refused + other.refused,
                    retried + other.retried,
                    wrong + other.wrong,
                    firstWrong.isEmpty() ? other.firstWrong : firstWrong);
        }
    }
}
