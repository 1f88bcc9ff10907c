package dev.flightcase.hal.vedirect;

/**
 * Labels that we do not know, but have met in a block whose sum holds. One met for the first time is more
 * likely a known one that was damaged. Makes no garbage.
 */
final class FamiliarLabels {

    /** More than any product has that we do not know; the oldest one goes first. */
    private static final int LABELS_MAX = 128;

    private final long[] keys = new long[LABELS_MAX];
    private int oldest;

    /** Remembers those that are new. */
    boolean containAll(VeBlock block) {
        boolean all = true;
        for (int i = 0; i < block.unknownLabels(); i++) {
            long key = block.unknownKey(i);
            if (!contain(key)) {
                all = false;
                keys[oldest] = key;
                oldest = (oldest + 1) % LABELS_MAX;
            }
        }
        return all;
    }

    private boolean contain(long key) {
        for (long familiar : keys) {
            if (familiar == key) {
                return true;
            }
        }
        return false;
    }
}
