package dev.flightcase.demo.relay;

/** The lengths of MQTT 5 properties (§2.2.2.2). */
final class Properties {
    private Properties() {}

    /** Where the property behind the one at {@code at} begins. */
    static int next(byte[] bytes, int at) {
        int value = at + 1;
        return switch (bytes[at]) {
            case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a -> value + 1;
            case 0x13, 0x21, 0x22, 0x23 -> value + 2;
            case 0x02, 0x11, 0x18, 0x27 -> value + 4;
            case 0x0b -> afterNumber(bytes, value);
            case 0x26 -> afterText(bytes, afterText(bytes, value));
            default -> afterText(bytes, value);
        };
    }

    private static int afterText(byte[] bytes, int at) {
        return at + 2 + (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
    }

    private static int afterNumber(byte[] bytes, int at) {
        int next = at;
        while ((bytes[next] & 0x80) != 0) {
            next++;
        }
        return next + 1;
    }
}
