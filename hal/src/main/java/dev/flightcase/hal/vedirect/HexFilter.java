package dev.flightcase.hal.vedirect;

/**
 * Swallows the asynchronous HEX messages, {@code :} to {@code \n}, that come between and inside text lines
 * and are no part of their sum. A message that was damaged ends at its {@code \n} all the same, and at a
 * {@code \r}, which only text has.
 */
final class HexFilter {

    /** Of a message; the longest known ones, history records, have some 80. */
    static final int DIGITS_MAX = 256;

    /** All bytes of a message add up to it, the command counting as one. */
    private static final int SUM = 0x55;

    private boolean open;
    private int digits;
    private int sum;
    private int high;
    private boolean sane;
    private long whole;
    private long broken;

    boolean isOpen() {
        return open;
    }

    void begin() {
        open = true;
        digits = 0;
        sum = 0;
        sane = true;
    }

    /** Takes the next byte, not a {@code \r}; false when this can be no message any more. */
    boolean swallow(int next) {
        if (next == '\n') {
            end(sane && digits > 1 && digits % 2 == 1 && (sum & 0xFF) == SUM);
        } else if (next == ':') {
            broken++;
            begin();
        } else if (digits == DIGITS_MAX) {
            end(false);
            return false;
        } else {
            add(digit(next));
        }
        return true;
    }

    void breakOff() {
        end(false);
    }

    /** Messages whose sum holds. */
    long whole() {
        return whole;
    }

    long broken() {
        return broken;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int digit(int letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        int upper = letter & ~0x20;
        return upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : -1;
    }

    /** The first digit is the command, then two make a byte. */
    private void add(int digit) {
        digits++;
        sane &= digit >= 0;
        if (digits == 1) {
            sum = digit;
        } else if (digits % 2 == 0) {
            high = digit;
        } else {
            sum += (high << 4) | digit;
        }
    }

    private void end(boolean holds) {
        open = false;
        if (holds) {
            whole++;
        } else {
            broken++;
        }
    }
}
