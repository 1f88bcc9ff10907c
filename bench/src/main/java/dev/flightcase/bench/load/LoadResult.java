package dev.flightcase.bench.load;

/**
 * What a run showed.
 *
 * @param ok answers inside the window that did what was asked
 * @param okEver the same from the first request to the last, warm-up and grace included
 * @param retried times that the server said "later", whole run
 * @param wrong answers that must not be, and clients that got none, whole run
 * @param firstWrong the first of these, or the empty string
 * @param seconds length of the window
 */
public record LoadResult(
        Latency latency,
        long ok,
        long okEver,
        long refused,
        long retried,
        long wrong,
        String firstWrong,
        double seconds) {

    static LoadResult of(Recorder.Seen seen, double seconds) {
        return new LoadResult(
                Latency.of(seen.latency()),
                seen.ok(),
                seen.okEver(),
                seen.refused(),
                seen.retried(),
                seen.wrong(),
                seen.firstWrong(),
                seconds);
    }

    public double perSecond() {
        return seconds == 0 ? 0 : (double) ok / seconds;
    }
}
