package dev.flightcase.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The stream that goes on: a part each third of a second, when somebody says so, and what a viewer would ask for next. One thread; blocks. */
final class MovingStream implements AutoCloseable {
    private static final Duration PART =
            Duration.ofMillis(1000L * Studio.FRAMES_PER_PART / FragmentedVideo.FRAMES_PER_SECOND);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_NANOS = 2_000_000;

    /** A whole segment and a part: before that a stream is not shown. */
    private static final int FIRST_PARTS = Studio.FRAMES_PER_SEGMENT / Studio.FRAMES_PER_PART + 1;

    private static final String PARTS = "parts_total";

    private final Studio studio;
    private final LivePush push;
    private final String playlist;
    private Edge edge;
    private long sentNanos;

    /** Blocks until the stream is there. */
    MovingStream(Studio studio) throws IOException {
        this.studio = studio;
        studio.moving.skipToKeyFrame();
        double before = studio.metric(PARTS, Studio.MOVING);
        this.push = new LivePush(studio.stall.port(), Studio.MOVING);
        try {
            for (int i = 0; i < FIRST_PARTS; i++) {
                push.send(part());
            }
            sentNanos = System.nanoTime();
            await(PARTS, before + FIRST_PARTS);
            playlist = studio.playlist(Studio.MOVING);
            edge = Edge.of(new String(studio.get(playlist), StandardCharsets.UTF_8));
        } catch (IOException e) {
            push.close();
            throw e;
        }
    }

    private byte[] part() {
        return studio.moving.next(Studio.FRAMES_PER_PART, Studio.PART_BYTES);
    }

    /** What waits for the next part. */
    String reload() {
        return playlist + edge.query();
    }

    String hint() {
        return playlist.substring(0, playlist.lastIndexOf('/') + 1) + edge.hint();
    }

    void moved(String to) throws IOException {
        edge = Edge.of(to);
    }

    /** Blocks until so many requests wait at the node. */
    void awaitWaiting(int requests) throws IOException {
        await("waiting", requests);
    }

    private void await(String metric, double value) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (studio.metric(metric, Studio.MOVING) < value) {
            if (System.nanoTime() - until > 0) {
                throw new IOException("the node's " + metric + " stay below " + value);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * Blocks until the next part is due, and sends it.
     *
     * @return when its last byte went, by {@link System#nanoTime()}
     */
    long send() throws IOException {
        var part = part();
        long due = sentNanos + PART.toNanos();
        while (due - System.nanoTime() > 0) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        push.sendAllButLast(part);
        sentNanos = System.nanoTime();
        push.sendLast(part);
        return sentNanos;
    }

    @Override
    public void close() throws IOException {
        push.close();
    }
}
