package dev.flightcase.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Direct memory under one hard limit, in blocks of one size that are used again and again: no fragmentation, no dependence on the
 * garbage collector, and the resident memory never exceeds the limit. Blocks are made when first needed. Thread-safe.
 */
public final class SharedBytesPool {
    private final int blockBytes;
    private final long blocksMax;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private long blocksMade;

    /**
     * @param bytesMax limit of all blocks together; must hold one block at least
     */
    public SharedBytesPool(long bytesMax, int blockBytes) {
        if (blockBytes < 1 || bytesMax < blockBytes) {
            throw new IllegalArgumentException(
                    "memory limit is " + bytesMax + " bytes; must hold one block of " + blockBytes + " bytes at least");
        }
        this.blockBytes = blockBytes;
        this.blocksMax = bytesMax / blockBytes;
    }

    public int blockBytes() {
        return blockBytes;
    }

    public long bytesMax() {
        return blocksMax * blockBytes;
    }

    /** Held by somebody, counted in whole blocks. */
    public synchronized long bytesUsed() {
        return (blocksMade - free.size()) * blockBytes;
    }

    public Writer newWriter() {
        return new Writer();
    }

    private synchronized boolean take(long count, List<ByteBuffer> into) {
        if (free.size() + (blocksMax - blocksMade) < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            ByteBuffer block = free.poll();
            if (block == null) {
                block = ByteBuffer.allocateDirect(blockBytes);
                blocksMade++;
            }
            into.add(block);
        }
        return true;
    }

    private synchronized void giveBack(List<ByteBuffer> blocks) {
        blocks.forEach(free::push);
    }

    /** The blocks of one writer, which go back to the pool when neither it nor anything made of it needs them. */
    final class Blocks {
        private final List<ByteBuffer> blocks = new ArrayList<>();
        private final AtomicInteger references = new AtomicInteger(1);

        private Blocks() {}

        int blockBytes() {
            return blockBytes;
        }

        private Blocks retain() {
            references.incrementAndGet();
            return this;
        }

        void release() {
            if (references.decrementAndGet() == 0) {
                giveBack(blocks);
            }
        }
    }

    /** Gathers bytes as they arrive. Not thread-safe; ends with exactly one of {@link #finish} and {@link #discard}. */
    public final class Writer {
        private final Blocks owner = new Blocks();
        private final List<ByteBuffer> blocks = owner.blocks;
        private long length;
        private boolean ended;

        private Writer() {}

        public long length() {
            return length;
        }

        /** Takes memory for so many more bytes. False when the pool has not enough left; nothing was taken then. */
        public boolean reserve(long bytes) {
            requireOpen();
            long room = (long) blocks.size() * blockBytes - length;
            long missing = bytes - room;
            return missing <= 0 || take(Math.ceilDiv(missing, blockBytes), blocks);
        }

        /** All of {@code piece}, or false and nothing of it when the pool has not enough memory left. */
        public boolean write(ByteBuffer piece) {
            if (!reserve(piece.remaining())) {
                return false;
            }
            while (piece.hasRemaining()) {
                int from = (int) (length % blockBytes);
                int size = Math.min(blockBytes - from, piece.remaining());
                blocks.get((int) (length / blockBytes)).put(from, piece, piece.position(), size);
                piece.position(piece.position() + size);
                length += size;
            }
            return true;
        }

        /** The caller owns the one reference. */
        public SharedBytes finish() {
            requireOpen();
            ended = true;
            return new SharedBytes(owner, blocks, 0, length);
        }

        /**
         * A part of what was written so far, without copying; what is written later does not change it. The caller owns its one reference,
         * which keeps all blocks of this writer from the pool.
         */
        public SharedBytes slice(long offset, long count) {
            requireOpen();
            if (offset < 0 || count < 1 || offset + count > length) {
                throw new IndexOutOfBoundsException("slice " + offset + "+" + count + " of " + length + " bytes");
            }
            int first = (int) (offset / blockBytes);
            int last = (int) ((offset + count - 1) / blockBytes);
            return new SharedBytes(owner.retain(), blocks.subList(first, last + 1), (int) (offset % blockBytes), count);
        }

        public void discard() {
            requireOpen();
            ended = true;
            owner.release();
        }

        private void requireOpen() {
            if (ended) {
                throw new IllegalStateException("this writer has ended");
            }
        }
    }
}
