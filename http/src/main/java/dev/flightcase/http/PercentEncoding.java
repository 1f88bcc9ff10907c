package dev.flightcase.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** RFC 3986 §2.1, strictly: an incomplete escape, octets that are no UTF-8 and NUL are refused, not guessed at. */
final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * @throws MalformedTargetException what a client sent is not percent-encoded UTF-8
     */
    static String decode(String text, boolean plusIsSpace) {
        if (isPlain(text, plusIsSpace)) {
            return text;
        }
        ByteBuffer octets = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                octets.put((byte) octet(text, i));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                octets.put((byte) ' ');
            } else if (c > ' ' && c < 0x7f) {
                octets.put((byte) c);
            } else {
                throw new MalformedTargetException("a character that must be percent-encoded");
            }
        }
        return utf8(octets.flip());
    }

    private static boolean isPlain(String text, boolean plusIsSpace) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '%' && !(plusIsSpace && c == '+'));
    }

    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            throw new MalformedTargetException("an incomplete percent-encoding");
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            throw new MalformedTargetException("a percent sign without two hexadecimal digits");
        }
        int octet = high << 4 | low;
        if (octet == 0) {
            throw new MalformedTargetException("an encoded NUL");
        }
        return octet;
    }

    private static String utf8(ByteBuffer octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(octets)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTargetException("octets that are no UTF-8", e);
        }
    }
}
