package dev.flightcase.hal.vedirect;

/** Text of a value into a number, held against the syntax and the range of its label. Stateless, no garbage. */
final class ValueReader {

    private static final int DECIMAL_DIGITS_MAX = 10;
    private static final int HEX_DIGITS_MAX = 8;
    private static final int HEX_PREFIX_BYTES = 2;

    /** What stands for a text that is no value; no range holds it. */
    private static final long WRONG = Long.MAX_VALUE;

    private ValueReader() {}

    static void read(VeLabel label, byte[] text, int length, VeBlock into) {
        switch (label.syntax()) {
            case TEXT -> putText(label, text, length, into);
            case NUMBER -> {
                if (isHyphens(text, length)) {
                    into.put(label, VeBlock.UNDEFINED);
                } else {
                    put(label, decimal(text, length), into);
                }
            }
            case HEX -> put(label, hex(text, length), into);
            case SWITCH -> put(label, onOrOff(text, length), into);
        }
    }

    private static void putText(VeLabel label, byte[] text, int length, VeBlock into) {
        if (length == 0) {
            into.markDamaged();
            return;
        }
        if (label == VeLabel.SER) {
            into.serial().set(text, length);
        } else if (label == VeLabel.FW) {
            into.firmware().set(text, length);
        }
        into.put(label, 0);
    }

    private static void put(VeLabel label, long value, VeBlock into) {
        if (label.isInRange(value)) {
            into.put(label, label == VeLabel.TTG && value < 0 ? VeBlock.UNDEFINED : value);
        } else {
            into.markDamaged();
        }
    }

    private static boolean isHyphens(byte[] text, int length) {
        return length == 3 && text[0] == '-' && text[1] == '-' && text[2] == '-';
    }

    private static long decimal(byte[] text, int length) {
        int first = length > 0 && text[0] == '-' ? 1 : 0;
        if (length == first || length - first > DECIMAL_DIGITS_MAX) {
            return WRONG;
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return WRONG;
            }
            value = value * 10 + text[i] - '0';
        }
        return first == 1 ? -value : value;
    }

    private static long hex(byte[] text, int length) {
        int digits = length - HEX_PREFIX_BYTES;
        if (digits < 1 || digits > HEX_DIGITS_MAX || text[0] != '0' || (text[1] | 0x20) != 'x') {
            return WRONG;
        }
        long value = 0;
        for (int i = HEX_PREFIX_BYTES; i < length; i++) {
            int digit = HexFilter.digit(text[i]);
            if (digit < 0) {
                return WRONG;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private static long onOrOff(byte[] text, int length) {
        if (length == 2 && text[0] == 'O' && text[1] == 'N') {
            return 1;
        }
        boolean off = length == 3 && text[0] == 'O' && text[1] == 'F' && text[2] == 'F';
        return off ? 0 : WRONG;
    }
}
