package dev.flightcase.hal.vedirect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds a label by its bytes without making a string of them. */
final class LabelIndex {

    /** Bytes that fit into a key; the longest label that matters is {@code Checksum}. */
    static final int KEY_BYTES_MAX = 8;

    private final long[] keys;
    private final VeLabel[] labels;

    LabelIndex() {
        labels = VeLabel.values();
        Arrays.sort(labels, Comparator.comparingLong(label -> key(label.text())));
        keys = Arrays.stream(labels).mapToLong(label -> key(label.text())).toArray();
    }

    /** The bytes of a label as one number, the first one highest. */
    static long key(String label) {
        long key = 0;
        for (byte letter : label.getBytes(StandardCharsets.US_ASCII)) {
            key = append(key, letter);
        }
        return key;
    }

    static long append(long key, int letter) {
        return (key << Byte.SIZE) | letter;
    }

    @Nullable
    VeLabel find(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? null : labels[at];
    }
}
