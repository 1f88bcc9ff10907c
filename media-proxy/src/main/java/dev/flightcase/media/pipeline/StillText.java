package dev.flightcase.media.pipeline;

import java.util.Locale;

/** A line of text in the dots of {@link DotText}, which needs no font and does not move. */
public final class StillText {
    /** Dots from its upper to its lower edge. */
    public static final int ROWS = 8;

    private static final int CELL = 6;

    private final String text;

    /** @param text only letters, digits, hyphens and spaces show */
    public StillText(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /** Dots in a row. */
    public int columns() {
        return CELL * text.length();
    }

    /** An expression for ffmpeg's {@code geq} filter: light grey on dark grey. */
    public String luma() {
        StringBuilder glyphs = new StringBuilder("0");
        for (int cell = 0; cell < text.length(); cell++) {
            glyphs.insert(0, "if(eq(ld(0)," + cell + ")," + DotText.glyph(text.charAt(cell)) + ",");
            glyphs.append(')');
        }
        // Video range, #202020 and #c8c8c8.
        return "st(0,floor(X/" + CELL + "));st(1," + glyphs + ");"
                + "43+145*lt(mod(X," + CELL + "),5)*lt(mod(Y,8),7)"
                + "*mod(floor(ld(1)/pow(2,34-5*mod(Y,8)-mod(X," + CELL + "))),2)";
    }
}
