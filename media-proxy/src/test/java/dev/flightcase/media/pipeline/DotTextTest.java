package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class DotTextTest {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz-";

    @Test
    void hasAGlyphOfItsOwnForEachCharacterOfAName() {
        var seen = new HashSet<Long>();
        for (int i = 0; i < CHARACTERS.length(); i++) {
            long glyph = DotText.glyph(CHARACTERS.charAt(i));
            assertThat(glyph).as("%s", CHARACTERS.charAt(i)).isPositive().isLessThan(1L << 35);
            seen.add(glyph);
        }
        // The zero has a stroke, the letter has none.
        assertThat(seen).hasSize(CHARACTERS.length());
        assertThat(DotText.glyph('~')).isZero();
    }

    @Test
    void isAsWideAsTheLongerOfItsLines() {
        assertThat(new DotText("tv").columns()).isEqualTo(72);
        assertThat(new DotText("a-rather-long-name").columns()).isEqualTo(18 * 6);
        assertThat(new DotText("x".repeat(64)).columns()).isEqualTo(24 * 6);
    }
}
