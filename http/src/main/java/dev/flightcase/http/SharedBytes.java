package dev.flightcase.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Immutable bytes outside the heap, in blocks of a {@link SharedBytesPool}, with a count of references: every viewer is sent the same
 * blocks without copying. Whoever got one must {@link #release} it once; the blocks go back to the pool with the last reference.
 * Thread-safe.
 */
public final class SharedBytes {
    private final SharedBytesPool pool;
    private final List<ByteBuffer> blocks;
    private final long length;
    private final AtomicInteger references = new AtomicInteger(1);

    SharedBytes(SharedBytesPool pool, List<ByteBuffer> blocks, long length) {
        this.pool = pool;
        this.blocks = List.copyOf(blocks);
        this.length = length;
    }

    public long length() {
        return length;
    }

    /**
     * @throws IllegalStateException when the last reference is gone already
     */
    public SharedBytes retain() {
        if (!tryRetain()) {
            throw new IllegalStateException("retain after the last release");
        }
        return this;
    }

    /** One more reference, or false when the last one is gone already: for finding by name what another thread may drop. */
    public boolean tryRetain() {
        return references.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }

    public void release() {
        int before = references.getAndUpdate(n -> n == 0 ? 0 : n - 1);
        if (before == 0) {
            throw new IllegalStateException("release after the last release");
        }
        if (before == 1) {
            pool.giveBack(blocks);
        }
    }

    /**
     * Read-only views of a range without copying, in order.
     *
     * <p>They are valid only while the caller holds a reference: the blocks are written anew after the last one.
     */
    public List<ByteBuffer> views(long offset, long count) {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new IndexOutOfBoundsException("range " + offset + "+" + count + " of " + length + " bytes");
        }
        List<ByteBuffer> views = new ArrayList<>();
        int blockBytes = pool.blockBytes();
        long at = offset;
        long end = offset + count;
        while (at < end) {
            int from = (int) (at % blockBytes);
            int size = (int) Math.min(blockBytes - from, end - at);
            views.add(blocks.get((int) (at / blockBytes)).slice(from, size).asReadOnlyBuffer());
            at += size;
        }
        return views;
    }

    /** A copy on the heap, for what is small: playlists and headers of media files. */
    public Bytes copy(long offset, int count) {
        ByteBuffer copy = ByteBuffer.allocate(count);
        views(offset, count).forEach(copy::put);
        return Bytes.of(copy.flip());
    }

    @Override
    public String toString() {
        return "SharedBytes[" + length + "]";
    }
}
