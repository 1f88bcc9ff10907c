package dev.flightcase.hal.emulator;

import java.util.Map;

/**
 * How a chip's registers lie.
 *
 * @param bytes width of a register in bytes, 1 to 8, where it is not {@code bytesElse}
 * @param countsOn whether a transfer goes on with the next register; otherwise it gives the same one again
 */
public record RegisterLayout(Map<Integer, Integer> bytes, int bytesElse, boolean countsOn) {

    /** INA219, INA226, INA260, INA3221: 16 bits, and the pointer stays where it is. */
    public static final RegisterLayout WORDS = new RegisterLayout(Map.of(), 2, false);

    /** INA228: some registers have 24 and 40 bits. */
    public static final RegisterLayout INA228 =
            new RegisterLayout(Map.of(0x04, 3, 0x05, 3, 0x07, 3, 0x08, 3, 0x09, 5, 0x0A, 5), 2, false);

    /** Microcontrollers and MAX1704x: bytes, and the pointer counts on. */
    public static final RegisterLayout BYTES = new RegisterLayout(Map.of(), 1, true);

    public RegisterLayout {
        bytes = Map.copyOf(bytes);
    }

    int width(int register) {
        return bytes.getOrDefault(register, bytesElse);
    }
}
