package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;

/**
 * Base45 (RFC 9285): two bytes as three characters of those that a QR code holds in 5.5 bits each, so that the code is
 * only 3 % larger than the bytes. It never ends with a space, so white space around a text is not part of it.
 */
public final class Base45 {
    /** RFC 9285 §4.2; the alphanumeric characters of a QR code, in its order. */
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private static final int BASE = 45;
    private static final int GROUP = 3;

    private Base45() {}

    public static String encode(Bytes bytes) {
        var in = bytes.buffer();
        var out = new StringBuilder(length(in.remaining()));
        while (in.remaining() >= Short.BYTES) {
            int pair = Short.toUnsignedInt(in.getShort());
            digits(out, pair, GROUP);
        }
        if (in.hasRemaining()) {
            digits(out, Byte.toUnsignedInt(in.get()), GROUP - 1);
        }
        return out.toString();
    }

    /** Characters that this many bytes become. */
    public static int length(int bytes) {
        return bytes / Short.BYTES * GROUP + (bytes % Short.BYTES == 0 ? 0 : GROUP - 1);
    }

    /** Length is the caller's to bound. */
    public static Bytes decode(String text) throws MalformedException {
        if (text.length() % GROUP == 1) {
            throw new MalformedException("the text has a length that Base45 never has; a part of it is missing");
        }
        var out = new byte[text.length() / GROUP * Short.BYTES + (text.length() % GROUP == 0 ? 0 : 1)];
        int at = 0;
        for (int i = 0; i < text.length(); i += GROUP) {
            int digits = Math.min(GROUP, text.length() - i);
            int value = value(text, i, digits);
            if (digits == GROUP) {
                out[at++] = (byte) (value >> Byte.SIZE);
            }
            out[at++] = (byte) value;
        }
        return Bytes.owning(out);
    }

    private static void digits(StringBuilder out, int value, int count) {
        int rest = value;
        for (int i = 0; i < count; i++) {
            out.append(ALPHABET.charAt(rest % BASE));
            rest /= BASE;
        }
    }

    private static int value(String text, int from, int digits) throws MalformedException {
        int value = 0;
        for (int i = from + digits - 1; i >= from; i--) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new MalformedException("character " + (i + 1) + " is not one of Base45");
            }
            value = value * BASE + digit;
        }
        if (value >= 1 << ((digits - 1) * Byte.SIZE)) {
            throw new MalformedException("characters from " + (from + 1) + " on stand for more than a byte can hold");
        }
        return value;
    }
}
