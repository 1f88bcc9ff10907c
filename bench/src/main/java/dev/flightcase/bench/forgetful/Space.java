package dev.flightcase.bench.forgetful;

/** How much of the disk is taken, in whole pages. Guarded by its disk. */
final class Space {
    private static final long CAPACITY_BYTES = 4L << 30;

    private long capacityBytes = CAPACITY_BYTES;
    private long usedBytes;

    long capacityBytes() {
        return capacityBytes;
    }

    long usedBytes() {
        return usedBytes;
    }

    void leaveFree(long bytes) {
        capacityBytes = usedBytes + bytes;
    }

    void leaveFree() {
        capacityBytes = CAPACITY_BYTES;
    }

    boolean full() {
        return usedBytes >= capacityBytes;
    }

    void forgetAll() {
        usedBytes = 0;
    }

    /** Takes what the file does not have yet, page by page; answers how far that went, at least {@code from}. */
    long take(FileNode file, long from, long to) {
        for (long at = from; at < to; at = (at / Pages.PAGE_BYTES + 1) * Pages.PAGE_BYTES) {
            int page = Math.toIntExact(at / Pages.PAGE_BYTES);
            if (!file.allocated().get(page)) {
                if (usedBytes + Pages.PAGE_BYTES > capacityBytes) {
                    return at;
                }
                file.allocated().set(page);
                usedBytes += Pages.PAGE_BYTES;
            }
        }
        return to;
    }

    /** Gives back what lies behind the last byte, also what was only set aside: ftruncate(2) on ext4. */
    void giveBack(FileNode file, long size) {
        long before = file.allocatedBytes();
        int first = Math.toIntExact((size + Pages.PAGE_BYTES - 1) / Pages.PAGE_BYTES);
        if (first < file.allocated().length()) {
            file.allocated().clear(first, file.allocated().length());
        }
        usedBytes -= before - file.allocatedBytes();
    }
}
