package dev.flightcase.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Immutable bytes outside the heap, in blocks of a {@link SharedBytesPool}, with a count of references: every viewer is sent the same
 * blocks without copying. Whoever got one must {@link #release} it once; the blocks go back to the pool with the last reference to them,
 * which several of these may share: see {@link SharedBytesPool.Writer#slice}. Thread-safe.
 */
public final class SharedBytes {
    private final SharedBytesPool.Blocks owner;
    private final List<ByteBuffer> blocks;
    private final int start;
    private final long length;
    private final AtomicInteger references = new AtomicInteger(1);

    /**
     * @param owner one reference to it passes to this
     * @param blocks that the range touches
     * @param start of the range in the first of them
     */
    SharedBytes(SharedBytesPool.Blocks owner, List<ByteBuffer> blocks, int start, long length) {
        this.owner = owner;
        this.blocks = List.copyOf(blocks);
        this.start = start;
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
            owner.release();
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
        int blockBytes = owner.blockBytes();
        long at = start + offset;
        long end = at + count;
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
