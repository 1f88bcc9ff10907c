package dev.flightcase.bench.video;

import dev.flightcase.bench.NodeRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** So many players of the live stream, a virtual thread each, none of which reads faster than it is told. */
public final class Audience implements AutoCloseable {
    private static final long FIRST_PICTURE_SECONDS = 60;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch watching;
    private final Seen seen = new Seen();

    /** What they have seen. Any thread. */
    static final class Seen {
        final LongAdder bytes = new LongAdder();
        final LongAdder segments = new LongAdder();
        final LongAdder late = new LongAdder();
        final LongAdder errors = new LongAdder();
    }

    /**
     * So far.
     *
     * @param late segments that took longer to fetch than they play, and ones that were gone already
     * @param errors answers that were no picture, and lost connections
     */
    public record Report(long bytes, long segments, long late, long errors) {
        public Report since(Report earlier) {
            return new Report(
                    bytes - earlier.bytes, segments - earlier.segments, late - earlier.late, errors - earlier.errors);
        }
    }

    private Audience(int size) {
        watching = new CountDownLatch(size);
    }

    /**
     * Blocks until each has its first segment.
     *
     * @param megabits a second at which one reads at most; somewhat more than the stream has
     */
    public static Audience start(int port, int size, double megabits) throws IOException, InterruptedException {
        var audience = new Audience(size);
        for (int i = 0; i < size; i++) {
            var viewer =
                    new PacedViewer(port, NodeRun.STREAM, megabits, audience.seen, audience.over, audience.watching);
            audience.threads.add(Thread.ofVirtual().name("viewer-" + i).start(viewer));
        }
        if (!audience.watching.await(FIRST_PICTURE_SECONDS, TimeUnit.SECONDS)) {
            var report = audience.report();
            audience.close();
            throw new IOException("not every viewer had a picture within " + FIRST_PICTURE_SECONDS + " s: " + report);
        }
        return audience;
    }

    public Report report() {
        return new Report(seen.bytes.sum(), seen.segments.sum(), seen.late.sum(), seen.errors.sum());
    }

    /** Returns when the last one is gone. */
    @Override
    public void close() {
        over.set(true);
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            // They are told to end, and do so by themselves.
            Thread.currentThread().interrupt();
        }
    }
}
