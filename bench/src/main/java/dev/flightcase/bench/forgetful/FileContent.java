package dev.flightcase.bench.forgetful;

import dev.flightcase.bench.forgetful.PowerCut.Loss;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The bytes of a file as a process sees them and as they are on the medium. Pages are shared between the two until they are
 * written, so a sync costs what has changed.
 */
final class FileContent {
    /** The least that a disk or card writes whole. */
    private static final int SECTOR_BYTES = 512;

    private static final double[] KEEP_CHANCES = {0, 0.1, 0.5, 0.9, 1};

    private final Pages now = new Pages();
    private final Pages durable = new Pages();
    /** Written since the last sync, the latest last. */
    private final Set<Long> dirty = new LinkedHashSet<>();
    /** The shortest the file was since the last sync. */
    private long shrunkTo = Long.MAX_VALUE;

    private long lastWriteStart;
    private long lastWriteEnd;

    long size() {
        return now.size();
    }

    void read(long offset, int length, ByteBuffer into) {
        now.read(offset, length, into);
    }

    void write(long offset, ByteBuffer data) {
        lastWriteStart = offset;
        for (long at = offset; data.hasRemaining(); ) {
            int within = (int) (at % Pages.PAGE_BYTES);
            int part = Math.min(Pages.PAGE_BYTES - within, data.remaining());
            data.get(touch(at / Pages.PAGE_BYTES), within, part);
            at += part;
            lastWriteEnd = at;
        }
        now.size(Math.max(now.size(), lastWriteEnd));
    }

    void resize(long bytes) {
        if (bytes < now.size()) {
            shrunkTo = Math.min(shrunkTo, bytes);
            now.dropFrom(pagesFor(bytes));
            dirty.removeIf(page -> page >= pagesFor(bytes));
            zero(bytes, Math.min(now.size(), pagesFor(bytes) * Pages.PAGE_BYTES));
            lastWriteEnd = Math.min(lastWriteEnd, bytes);
        }
        now.size(bytes);
    }

    /** Makes a hole; the size stays. */
    void zero(long from, long to) {
        for (long at = from; at < to; ) {
            int within = (int) (at % Pages.PAGE_BYTES);
            int part = (int) Math.min(Pages.PAGE_BYTES - within, to - at);
            if (now.get(at / Pages.PAGE_BYTES) != null) {
                Arrays.fill(touch(at / Pages.PAGE_BYTES), within, within + part, (byte) 0);
            }
            at += part;
        }
    }

    private byte[] touch(long page) {
        dirty.remove(page);
        dirty.add(page);
        return now.own(page, durable);
    }

    void sync() {
        if (shrunkTo < Long.MAX_VALUE) {
            durable.shareFrom(shrunkTo / Pages.PAGE_BYTES, now);
        }
        dirty.forEach(page -> durable.share(page, now));
        durable.size(now.size());
        clean();
    }

    /** What a failed fsync leaves: all clean in memory, nothing on the medium, and no second try brings it there. */
    void lose() {
        clean();
    }

    private void clean() {
        dirty.clear();
        shrunkTo = Long.MAX_VALUE;
        lastWriteStart = 0;
        lastWriteEnd = 0;
    }

    Loss forgetAll() {
        int pages = dirty.size();
        now.become(durable);
        clean();
        return new Loss(0, pages, 0);
    }

    /** Keeps some of what was not synced, as write-back may have done by itself. */
    Loss forgetSome(RandomGenerator random) {
        if (shrunkTo < Long.MAX_VALUE) {
            if (random.nextBoolean()) {
                return forgetAll(); // What was written after a cut is never there without the cut.
            }
            durable.dropFrom(pagesFor(shrunkTo));
            zeroDurable(shrunkTo, Math.min(durable.size(), pagesFor(shrunkTo) * Pages.PAGE_BYTES));
            durable.size(Math.min(durable.size(), shrunkTo));
        }
        double keepChance = KEEP_CHANCES[random.nextInt(KEEP_CHANCES.length)];
        boolean tears = lastWriteEnd > lastWriteStart && random.nextBoolean();
        long tear = tears ? tearAt(random) : lastWriteEnd;
        int lost = 0;
        for (long page : dirty) {
            if (random.nextDouble() < keepChance) {
                keep(page, tear);
            } else {
                lost++;
            }
        }
        if (now.size() > durable.size() && random.nextBoolean()) {
            durable.size(now.size()); // The length can be on the medium before the bytes: they read as zeros.
        }
        now.become(durable);
        clean();
        return new Loss(0, lost, tears ? 1 : 0);
    }

    /** A sector boundary from the start of the last write to just before its end. */
    private long tearAt(RandomGenerator random) {
        long first = lastWriteStart / SECTOR_BYTES;
        long end = (lastWriteEnd + SECTOR_BYTES - 1) / SECTOR_BYTES;
        return Math.max(lastWriteStart, random.nextLong(first, end) * SECTOR_BYTES);
    }

    /** The page as it is now, but what the last write put behind {@code tear} as it was on the medium. */
    private void keep(long page, long tear) {
        long start = page * Pages.PAGE_BYTES;
        var bytes = now.getOrZeros(page).clone();
        int from = Math.clamp(tear - start, 0, Pages.PAGE_BYTES);
        int to = Math.clamp(lastWriteEnd - start, 0, Pages.PAGE_BYTES);
        if (from < to) {
            System.arraycopy(durable.getOrZeros(page), from, bytes, from, to - from);
        }
        durable.put(page, bytes);
        long end = Math.min(now.size(), start + Pages.PAGE_BYTES);
        durable.size(Math.max(durable.size(), from < to && end == lastWriteEnd ? start + from : end));
    }

    private void zeroDurable(long from, long to) {
        if (from < to && durable.get(from / Pages.PAGE_BYTES) != null) {
            int within = (int) (from % Pages.PAGE_BYTES);
            Arrays.fill(durable.own(from / Pages.PAGE_BYTES, now), within, within + (int) (to - from), (byte) 0);
        }
    }

    private static long pagesFor(long bytes) {
        return (bytes + Pages.PAGE_BYTES - 1) / Pages.PAGE_BYTES;
    }
}
