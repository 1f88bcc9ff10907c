package dev.flightcase.media.pipeline;

import java.util.Locale;

/**
 * Two lines of text in dots, drawn by an expression of ffmpeg's {@code geq} filter: the time of day of a frame, and a name below it. No
 * font is involved, so it looks the same on a board without any.
 *
 * <p>A character is 5 x 7 dots in a cell of 6 x 8. A glyph is a number of 35 bits, the dot at the top left first; a double holds that
 * exactly.
 */
final class DotText {
    static final int ROWS = 16;

    private static final int CELL = 6;
    /** {@code 12:34:56.789}. */
    private static final int CLOCK_CHARS = 12;

    private static final int NAME_CHARS_MAX = 24;
    /** Glyphs of seven rows, for 0 to 9 and a to z. */
    private static final String GLYPHS = """
            01110 10001 10011 10101 11001 10001 01110
            00100 01100 00100 00100 00100 00100 01110
            01110 10001 00001 00010 00100 01000 11111
            11111 00010 00100 00010 00001 10001 01110
            00010 00110 01010 10010 11111 00010 00010
            11111 10000 11110 00001 00001 10001 01110
            00110 01000 10000 11110 10001 10001 01110
            11111 00001 00010 00100 01000 01000 01000
            01110 10001 10001 01110 10001 10001 01110
            01110 10001 10001 01111 00001 00010 01100
            01110 10001 10001 11111 10001 10001 10001
            11110 10001 10001 11110 10001 10001 11110
            01110 10001 10000 10000 10000 10001 01110
            11100 10010 10001 10001 10001 10010 11100
            11111 10000 10000 11110 10000 10000 11111
            11111 10000 10000 11110 10000 10000 10000
            01110 10001 10000 10111 10001 10001 01111
            10001 10001 10001 11111 10001 10001 10001
            01110 00100 00100 00100 00100 00100 01110
            00111 00010 00010 00010 00010 10010 01100
            10001 10010 10100 11000 10100 10010 10001
            10000 10000 10000 10000 10000 10000 11111
            10001 11011 10101 10101 10001 10001 10001
            10001 10001 11001 10101 10011 10001 10001
            01110 10001 10001 10001 10001 10001 01110
            11110 10001 10001 11110 10000 10000 10000
            01110 10001 10001 10001 10101 10010 01101
            11110 10001 10001 11110 10100 10010 10001
            01111 10000 10000 01110 00001 00001 11110
            11111 00100 00100 00100 00100 00100 00100
            10001 10001 10001 10001 10001 10001 01110
            10001 10001 10001 10001 10001 01010 00100
            10001 10001 10001 10101 10101 10101 01010
            10001 10001 01010 00100 01010 10001 10001
            10001 10001 10001 01010 00100 00100 00100
            11111 00001 00010 00100 01000 10000 11111
            """;

    private static final String HYPHEN = "00000 00000 00000 11111 00000 00000 00000";
    private static final String COLON = "00000 01100 01100 00000 01100 01100 00000";
    private static final String POINT = "00000 00000 00000 00000 00000 01100 01100";
    /** Milliseconds of a day that one step of each digit of the clock stands for; 0 where there is no digit. */
    private static final long[] STEPS = {36_000_000, 3_600_000, 0, 600_000, 60_000, 0, 10_000, 1_000, 0, 100, 10, 1};

    private final String name;

    /** @param name cut after 24 characters; only letters, digits and hyphens show */
    DotText(String name) {
        this.name = name.substring(0, Math.min(name.length(), NAME_CHARS_MAX)).toLowerCase(Locale.ROOT);
    }

    int columns() {
        return CELL * Math.max(CLOCK_CHARS, name.length());
    }

    /** For frames whose timestamps are seconds since 1970. Variables: 0 the cell, 1 the milliseconds of the day, 2 a digit, 3 a glyph. */
    String luma() {
        // Video range: black is 16, white is 235.
        return "st(0,floor(X/" + CELL + "));"
                + "st(1,mod(floor(T*1000+0.5),86400000));"
                + "st(2," + digit() + ");"
                + "st(3,if(lt(Y,8)," + clock() + "," + name() + "));"
                + "16+219*lt(mod(X," + CELL + "),5)*lt(mod(Y,8),7)"
                + "*mod(floor(ld(3)/pow(2,34-5*mod(Y,8)-mod(X," + CELL + "))),2)";
    }

    private static String digit() {
        var expression = new StringBuilder("0");
        for (int cell = 0; cell < CLOCK_CHARS; cell++) {
            if (STEPS[cell] > 0) {
                // Tens of minutes and of seconds go to 5; the hours' end is the day's.
                int digits = STEPS[cell] == 600_000 || STEPS[cell] == 10_000 ? 6 : 10;
                expression.insert(0, "if(eq(ld(0)," + cell + "),mod(floor(ld(1)/" + STEPS[cell] + ")," + digits + "),");
                expression.append(')');
            }
        }
        return expression.toString();
    }

    private static String clock() {
        var digits = new StringBuilder("0");
        for (int digit = 0; digit <= 9; digit++) {
            digits.insert(0, "if(eq(ld(2)," + digit + ")," + glyph((char) ('0' + digit)) + ",");
            digits.append(')');
        }
        return "if(eq(ld(0),2)+eq(ld(0),5)," + bits(COLON) + ",if(eq(ld(0),8)," + bits(POINT) + ",if(lt(ld(0),"
                + CLOCK_CHARS + ")," + digits + ",0)))";
    }

    private String name() {
        var expression = new StringBuilder("0");
        for (int cell = 0; cell < name.length(); cell++) {
            expression.insert(0, "if(eq(ld(0)," + cell + ")," + glyph(name.charAt(cell)) + ",");
            expression.append(')');
        }
        return expression.toString();
    }

    /** 0, nothing to see, for what there is no glyph of. */
    static long glyph(char character) {
        if (character >= '0' && character <= '9') {
            return bits(row(character - '0'));
        }
        if (character >= 'a' && character <= 'z') {
            return bits(row(10 + character - 'a'));
        }
        return character == '-' ? bits(HYPHEN) : 0;
    }

    private static String row(int index) {
        return GLYPHS.lines().skip(index).findFirst().orElseThrow();
    }

    private static long bits(String rows) {
        return Long.parseLong(rows.replace(" ", ""), 2);
    }
}
