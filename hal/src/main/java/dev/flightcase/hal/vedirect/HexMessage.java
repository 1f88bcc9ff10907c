package dev.flightcase.hal.vedirect;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A HEX message that names a register: {@code :}, a digit for the command, then bytes as two digits each (the
 * register and the value lowest byte first), a check byte that makes the sum 0x55, and {@code \n}.
 *
 * @param command {@code 0xA} for what a device sends by itself
 * @param register such as {@code 0xEDBC}, power of the panel in 0.01 W
 * @param flags 0 when all is well
 * @param value unsigned
 * @param valueBytes how many the value has, 0 to 4
 */
public record HexMessage(int command, int register, int flags, long value, int valueBytes) {

    private static final int SUM = 0x55;
    /** Register, flags, check. */
    private static final int BYTES_MIN = 4;

    private static final int VALUE_BYTES_MAX = 4;

    /** Between {@code :} and {@code \n}; empty when the sum does not hold or no register fits. */
    public static Optional<HexMessage> read(String digits) {
        if (digits.length() % 2 == 0 || !digits.chars().allMatch(digit -> HexFilter.digit(digit) >= 0)) {
            return Optional.empty();
        }
        var bytes = HexFormat.of().parseHex(digits, 1, digits.length());
        int command = HexFilter.digit(digits.charAt(0));
        int sum = command;
        for (byte each : bytes) {
            sum += each & 0xFF;
        }
        int valueBytes = bytes.length - BYTES_MIN;
        if ((sum & 0xFF) != SUM || valueBytes < 0 || valueBytes > VALUE_BYTES_MAX) {
            return Optional.empty();
        }
        return Optional.of(new HexMessage(
                command, (int) little(bytes, 0, 2), bytes[2] & 0xFF, little(bytes, 3, valueBytes), valueBytes));
    }

    /** As it is on the wire. */
    public String written() {
        var digits = new StringBuilder(Integer.toHexString(command));
        int sum = command + add(digits, register, 2) + add(digits, flags, 1) + add(digits, value, valueBytes);
        add(digits, SUM - sum, 1);
        return ":" + digits.toString().toUpperCase(Locale.ROOT) + "\n";
    }

    private static int add(StringBuilder digits, long number, int bytes) {
        int sum = 0;
        for (int i = 0; i < bytes; i++) {
            byte each = (byte) (number >> (8 * i));
            HexFormat.of().toHexDigits(digits, each);
            sum += each & 0xFF;
        }
        return sum;
    }

    private static long little(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[from + i] & 0xFF);
        }
        return value;
    }
}
