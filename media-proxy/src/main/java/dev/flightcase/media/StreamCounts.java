package dev.flightcase.media;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What happened to a stream since the process started. Thread-safe. */
final class StreamCounts {
    private final AtomicLong segmentsIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong segmentsOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong tooLong = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();

    void in(long bytes) {
        segmentsIn.incrementAndGet();
        bytesIn.addAndGet(bytes);
    }

    void out(long bytes) {
        segmentsOut.incrementAndGet();
        bytesOut.addAndGet(bytes);
    }

    void aborted() {
        aborted.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void malformed() {
        malformed.incrementAndGet();
    }

    void tooLong() {
        tooLong.incrementAndGet();
    }

    void session(long lostNow, long restartsNow) {
        lost.set(lostNow);
        restarts.set(restartsNow);
    }

    StreamStatus status(String name, StreamState state, int viewers, @Nullable Duration lastSegmentAge) {
        return new StreamStatus(
                name,
                state,
                segmentsIn.get(),
                bytesIn.get(),
                segmentsOut.get(),
                bytesOut.get(),
                viewers,
                lastSegmentAge,
                new StreamErrors(
                        aborted.get(), refused.get(), malformed.get(), lost.get(), tooLong.get(), restarts.get()));
    }
}
