package dev.flightcase.hal.bus;

/**
 * Numbers in registers, in both byte orders. The names say sign, bits and order: {@code s16be} is signed, 16 bits,
 * most significant byte first (TI, Maxim), {@code u16le} unsigned, least significant first (most microcontrollers).
 */
public final class Words {

    private Words() {}

    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    public static int u16be(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    public static int s16be(byte[] bytes, int at) {
        return (short) u16be(bytes, at);
    }

    public static int u16le(byte[] bytes, int at) {
        return u8(bytes, at + 1) << 8 | u8(bytes, at);
    }

    public static int s16le(byte[] bytes, int at) {
        return (short) u16le(bytes, at);
    }

    public static int u24be(byte[] bytes, int at) {
        return u16be(bytes, at) << 8 | u8(bytes, at + 2);
    }

    public static int s24be(byte[] bytes, int at) {
        return u24be(bytes, at) << 8 >> 8;
    }

    public static long u40be(byte[] bytes, int at) {
        return (long) u24be(bytes, at) << 16 | u16be(bytes, at + 3);
    }

    public static long s40be(byte[] bytes, int at) {
        return u40be(bytes, at) << 24 >> 24;
    }
}
