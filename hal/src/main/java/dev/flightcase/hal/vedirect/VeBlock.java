package dev.flightcase.hal.vedirect;

import java.util.EnumSet;
import java.util.Set;

/**
 * A view of the block that the parser has just verified. It is the parser's and changes with the next byte:
 * copy what is to stay.
 */
public final class VeBlock {

    /** The device says that it has no such value now: three hyphens, or -1 minutes to go. */
    public static final long UNDEFINED = Long.MIN_VALUE;

    private final long[] values = new long[VeLabel.values().length];
    private final VeText serial = new VeText();
    private final VeText firmware = new VeText();
    private long present;
    private final long[] unknownKeys = new long[VeDirectParser.LINES_MAX];
    private int unknownLabels;
    private boolean damaged;

    public boolean has(VeLabel label) {
        return (present & bit(label)) != 0;
    }

    /** In the unit of the label, or {@link #UNDEFINED}; 0 for texts and for what is not in the block. */
    public long value(VeLabel label) {
        return has(label) ? values[label.slot()] : 0;
    }

    /** Lines with labels that we do not know. */
    public int unknownLabels() {
        return unknownLabels;
    }

    /** For people: makes garbage. */
    public Set<VeLabel> labels() {
        var labels = EnumSet.noneOf(VeLabel.class);
        for (var label : VeLabel.values()) {
            if (has(label)) {
                labels.add(label);
            }
        }
        return labels;
    }

    VeText serial() {
        return serial;
    }

    VeText firmware() {
        return firmware;
    }

    /** Whether it says what no device says, though its sum holds. */
    boolean isDamaged() {
        return damaged;
    }

    void clear() {
        present = 0;
        unknownLabels = 0;
        damaged = false;
        serial.clear();
        firmware.clear();
    }

    /** At most so often as a block has lines. */
    void addUnknown(long key) {
        unknownKeys[unknownLabels++] = key;
    }

    long unknownKey(int index) {
        return unknownKeys[index];
    }

    void markDamaged() {
        damaged = true;
    }

    /** A label that is there twice was another one once. */
    void put(VeLabel label, long value) {
        damaged |= has(label);
        present |= bit(label);
        values[label.slot()] = value;
    }

    private static long bit(VeLabel label) {
        return 1L << label.slot();
    }
}
