package dev.flightcase.catalogfolder;

import java.util.Arrays;

/** Numbers other than 0, in 16 bytes each at most: what is in a hundred thousand rows shall not be held as objects. */
final class LongSet {
    private static final int SLOTS_FIRST = 64;
    // FNV-1a, 64 bits (RFC 9923 §2)
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[SLOTS_FIRST];
    private int size;

    /** A number that two different texts share about never: for warnings, not for proofs. */
    static long fingerprint(String text) {
        var hash = FNV_BASIS;
        for (var at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * FNV_PRIME;
        }
        return hash;
    }

    /** False when it is there already. */
    boolean add(long value) {
        if (size * 2 >= slots.length) {
            grow();
        }
        return put(value == 0 ? GOLDEN : value);
    }

    private boolean put(long value) {
        var mask = slots.length - 1;
        var slot = (int) ((value * GOLDEN) >>> 32) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = value;
        size++;
        return true;
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        size = 0;
        Arrays.stream(before).filter(value -> value != 0).forEach(this::put);
    }
}
