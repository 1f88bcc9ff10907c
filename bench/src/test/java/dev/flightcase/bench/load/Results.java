package dev.flightcase.bench.load;

import org.HdrHistogram.Histogram;

/** Results for tests of what is made of them. */
public final class Results {
    private Results() {}

    /** So many answers in one second, a millisecond each. */
    public static LoadResult perSecond(long ok) {
        return of(ok, ok, 0, 0, "");
    }

    public static LoadResult of(long ok, long okEver, long refused, long wrong, String firstWrong) {
        var latency = new Histogram(3);
        latency.recordValue(1_000_000);
        return LoadResult.of(new Recorder.Seen(latency, ok, okEver, refused, 0, wrong, firstWrong), 1);
    }
}
