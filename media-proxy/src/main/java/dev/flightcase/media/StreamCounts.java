package dev.flightcase.media;

import dev.flightcase.media.delivery.DeliveryCounts;
import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.packager.PackagerCounts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What happened to a stream since the process started. Thread-safe. */
final class StreamCounts implements PackagerCounts {
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
    private final AtomicLong sessionLost = new AtomicLong();
    private final AtomicLong sessionRestarts = new AtomicLong();
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    @Override
    public void partOut() {
        parts.incrementAndGet();
    }

    @Override
    public void segmentOut(long bytes) {
        segmentsIn.incrementAndGet();
        bytesIn.addAndGet(bytes);
    }

    @Override
    public void repeated() {
        repeated.incrementAndGet();
    }

    @Override
    public void lost() {
        lost.incrementAndGet();
    }

    @Override
    public void restarted() {
        restarts.incrementAndGet();
    }

    void out(long bytes) {
        segmentsOut.incrementAndGet();
        bytesOut.addAndGet(bytes);
    }

    void aborted() {
        aborted.incrementAndGet();
    }

    @Override
    public void refused() {
        refused.incrementAndGet();
    }

    void malformed() {
        malformed.incrementAndGet();
    }

    @Override
    public void segmentTooLong() {
        tooLong.incrementAndGet();
    }

    void session(long lostNow, long restartsNow) {
        sessionLost.set(lostNow);
        sessionRestarts.set(restartsNow);
    }

    StreamStatus status(
            String name,
            StreamState state,
            int viewers,
            @Nullable Duration lastSegmentAge,
            LiveEdges edges,
            ConformanceStatus conformance) {
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
                        aborted.get(),
                        refused.get(),
                        malformed.get(),
                        lost.get() + sessionLost.get(),
                        tooLong.get(),
                        restarts.get() + sessionRestarts.get()),
                delivery(edges),
                conformance);
    }

    private DeliveryStatus delivery(LiveEdges edges) {
        DeliveryCounts delivered = edges.counts();
        return new DeliveryStatus(
                parts.get(),
                repeated.get(),
                delivered.renders(),
                edges.waiters(),
                delivered.blockedRequests(),
                delivered.timedOutRequests(),
                delivered.refusedRequests());
    }
}
