package dev.flightcase.media.store;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.FragmentMemory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What viewers can download, and the memory of everything: one hard limit for all streams, uploads in progress included. An object is
 * <em>listed</em> while a playlist names it, then <em>retired</em>: downloadable for its time, but the first to go when memory runs out,
 * oldest first. Thread-safe; the lock is held for a few instructions.
 */
public final class SegmentStore implements FragmentMemory {
    /** Small enough that the last, half-empty block of a segment wastes little; large enough that a segment is few writes. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private final SharedBytesPool pool;
    private final LongSupplier ticks;
    private final Map<String, SharedBytes> objects = new ConcurrentHashMap<>();
    private final Deque<Retired> retired = new ArrayDeque<>();
    private volatile boolean closed;

    private record Retired(String name, long untilNanos) {}

    /**
     * @param ticks monotonic nanoseconds
     */
    public SegmentStore(long bytesMax, LongSupplier ticks) {
        this.pool = new SharedBytesPool(bytesMax, BLOCK_BYTES);
        this.ticks = ticks;
    }

    @Override
    public SharedBytesPool.Writer newWriter() {
        return pool.newWriter();
    }

    /** Makes room by dropping retired objects where it must. False: even so there is none, and nothing was taken. */
    @Override
    public boolean write(SharedBytesPool.Writer writer, ByteBuffer piece) {
        return reserve(writer, piece.remaining()) && writer.write(piece);
    }

    /** As {@link #write}, before the bytes are there: after true, writing so many cannot fail. */
    public boolean reserve(SharedBytesPool.Writer writer, long bytes) {
        while (!closed) {
            if (writer.reserve(bytes)) {
                return true;
            }
            if (!dropOldestRetired()) {
                return false;
            }
        }
        return false;
    }

    /**
     * @param name unique for ever: what is under it never changes
     * @param bytes the store takes over the reference
     */
    public void put(String name, SharedBytes bytes) {
        objects.put(name, bytes);
        if (closed) {
            drop(name);
        }
    }

    /** A reference that the caller must release. */
    public Optional<SharedBytes> get(String name) {
        return Optional.ofNullable(objects.get(name)).filter(SharedBytes::tryRetain);
    }

    /** No playlist names it any more. */
    public synchronized void retire(String name, Duration keep) {
        retired.addLast(new Retired(name, ticks.getAsLong() + keep.toNanos()));
    }

    /** Drops what was retired long enough. */
    public synchronized void sweep() {
        long now = ticks.getAsLong();
        // Objects of different streams may be kept for different times: one that waits in front delays those behind it
        // a little.
        while (!retired.isEmpty() && retired.peekFirst().untilNanos() - now <= 0) {
            drop(retired.removeFirst().name());
        }
    }

    private synchronized boolean dropOldestRetired() {
        if (retired.isEmpty()) {
            return false;
        }
        drop(retired.removeFirst().name());
        return true;
    }

    public void drop(String name) {
        SharedBytes bytes = objects.remove(name);
        if (bytes != null) {
            bytes.release();
        }
    }

    public long bytesUsed() {
        return pool.bytesUsed();
    }

    /** Releases all; refuses what still comes. Viewers in the middle of a download keep their references. */
    public void close() {
        closed = true;
        objects.keySet().forEach(this::drop);
    }
}
