package dev.flightcase.hal.host;

/**
 * What the firmware of a Raspberry Pi says it had to do: documentation of {@code vcgencmd get_throttled}. Bits 0 to 3 are
 * now, 16 to 19 the same since boot; the kernel's own voltage driver clears the latter while it watches.
 */
record ThrottledBits(long bits) {

    private static final long UNDER_VOLTAGE = 1;
    /** 1 the frequency is capped, 2 throttled, 3 at the soft limit of temperature: each makes the board slower. */
    private static final long SLOWED = 0b1110;

    private static final int EARLIER = 16;
    private static final String ANSWER = "throttled=0x";

    /** @param text as {@code vcgencmd get_throttled} prints it, such as {@code throttled=0x50005} */
    static ThrottledBits ofAnswer(String text) throws MalformedText {
        var answer = text.strip();
        if (!answer.startsWith(ANSWER)) {
            throw new MalformedText(Text.quote(answer) + " must begin with " + ANSWER);
        }
        return ofHex(answer.substring(ANSWER.length()));
    }

    /** @param text as the firmware driver's file has it, such as {@code 50005} */
    static ThrottledBits ofHex(String text) throws MalformedText {
        try {
            return new ThrottledBits(Integer.toUnsignedLong(Integer.parseUnsignedInt(text.strip(), 16)));
        } catch (NumberFormatException _) {
            throw new MalformedText(Text.quote(text) + " is no hexadecimal number");
        }
    }

    boolean underVoltage() {
        return (bits & UNDER_VOLTAGE) != 0;
    }

    boolean underVoltageEarlier() {
        return (bits & UNDER_VOLTAGE << EARLIER) != 0;
    }

    boolean slowed() {
        return (bits & SLOWED) != 0;
    }

    boolean slowedEarlier() {
        return (bits & SLOWED << EARLIER) != 0;
    }
}
