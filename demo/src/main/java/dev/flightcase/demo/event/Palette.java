package dev.flightcase.demo.event;

import java.awt.Color;

/**
 * The colours of one picture.
 *
 * @param backdrop of the studio behind the product
 * @param main of the product itself
 * @param bright and {@code deep} of what is printed on it
 */
record Palette(Color backdrop, Color main, Color bright, Color deep) {
    static final Palette DUSK = of(0xF3E3D3, 0x24222B, 0xF2A34C, 0xD43F6B);
    static final Palette BRICK = of(0xE7EBE4, 0xB5413A, 0xF6D9A8, 0x2B2440);
    static final Palette SAND = of(0xDDE6EA, 0xE2CFAE, 0xC8553D, 0x2F4858);
    static final Palette HARBOUR = of(0xEFE9DF, 0x1F4E6B, 0xF4B860, 0x0F2A3D);
    static final Palette MOSS = of(0xF1EADB, 0x47613F, 0xE9C46A, 0x22332A);
    static final Palette PLUM = of(0xEDE3EA, 0x5B2A5E, 0xF28F6B, 0x2A1636);
    static final Palette OCHRE = of(0xE4ECEC, 0xD99A2B, 0xFFF1D0, 0x5A2E1B);
    static final Palette CHALK = of(0xE9DFD4, 0xF7F4EE, 0xE0653F, 0x1D3557);

    private static Palette of(int backdrop, int main, int bright, int deep) {
        return new Palette(new Color(backdrop), new Color(main), new Color(bright), new Color(deep));
    }

    /** A step towards white ({@code amount} above 0, at most 1) or black (below 0). */
    static Color shade(Color color, double amount) {
        return mix(color, amount > 0 ? Color.WHITE : Color.BLACK, Math.abs(amount));
    }

    /** @param share of {@code other}, 0 to 1 */
    static Color mix(Color one, Color other, double share) {
        return new Color(
                blend(one.getRed(), other.getRed(), share),
                blend(one.getGreen(), other.getGreen(), share),
                blend(one.getBlue(), other.getBlue(), share));
    }

    /** @param opacity 0 to 1 */
    static Color veil(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    private static int blend(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }
}
