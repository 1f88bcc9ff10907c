package dev.flightcase.bench.forgetful;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, in pages; what was never written reads as zeros. Pages may be shared with another image of the same
 * file: whoever changes one gives {@link #own} the image it may be shared with.
 */
final class Pages {
    /** What Linux writes back at once, on the machines we run on. */
    static final int PAGE_BYTES = 4096;

    private static final byte[] ZEROS = new byte[PAGE_BYTES];

    private final Map<Long, byte[]> pages = new HashMap<>();
    private long size;

    long size() {
        return size;
    }

    /** Grows or cuts the number that counts; pages behind it are the caller's. */
    void size(long bytes) {
        size = bytes;
    }

    byte @Nullable [] get(long page) {
        return pages.get(page);
    }

    byte[] getOrZeros(long page) {
        return pages.getOrDefault(page, ZEROS);
    }

    /** Takes the page of another image, or its hole. */
    void share(long page, Pages other) {
        var bytes = other.pages.get(page);
        if (bytes == null) {
            pages.remove(page);
        } else {
            pages.put(page, bytes);
        }
    }

    void put(long page, byte[] bytes) {
        pages.put(page, bytes);
    }

    /** The page to write to, which {@code sharer} does not see change. */
    byte[] own(long page, Pages sharer) {
        var bytes = pages.get(page);
        if (bytes == null) {
            bytes = new byte[PAGE_BYTES];
            pages.put(page, bytes);
        } else if (bytes == sharer.pages.get(page)) {
            bytes = bytes.clone();
            pages.put(page, bytes);
        }
        return bytes;
    }

    void dropFrom(long page) {
        pages.keySet().removeIf(index -> index >= page);
    }

    /** Shares every page from there on with another image. */
    void shareFrom(long page, Pages other) {
        dropFrom(page);
        other.pages.forEach((index, bytes) -> {
            if (index >= page) {
                pages.put(index, bytes);
            }
        });
    }

    void become(Pages other) {
        pages.clear();
        pages.putAll(other.pages);
        size = other.size;
    }

    /** Up to {@code length} bytes, fewer at the end of the file. */
    void read(long offset, int length, ByteBuffer into) {
        long end = Math.min(size, offset + length);
        for (long at = offset; at < end; ) {
            int within = (int) (at % PAGE_BYTES);
            int part = (int) Math.min(PAGE_BYTES - within, end - at);
            into.put(getOrZeros(at / PAGE_BYTES), within, part);
            at += part;
        }
    }
}
