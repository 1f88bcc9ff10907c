package dev.flightcase.cache.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture as red, green and blue from 0 to 255, whatever it is stored as: grey, with a palette, with 16 bits, or
 * with transparency, which is laid on white. Colour profiles are not looked at.
 */
final class Pixels {
    private static final int RGB = 3;
    private static final int OPAQUE = 255;
    private static final int BYTE_BITS = 8;

    private final Raster raster;
    private final @Nullable IndexColorModel palette;
    private final int bands;
    private final boolean transparent;
    private final int shift;
    private int[] samples = new int[0];

    Pixels(BufferedImage picture) {
        raster = picture.getRaster();
        palette = picture.getColorModel() instanceof IndexColorModel model ? model : null;
        bands = raster.getNumBands();
        transparent = picture.getColorModel().hasAlpha();
        shift = palette != null ? 0 : raster.getSampleModel().getSampleSize(0) - BYTE_BITS;
    }

    int width() {
        return raster.getWidth();
    }

    int height() {
        return raster.getHeight();
    }

    /** @param into three numbers for each column */
    void row(int y, int[] into) {
        samples = raster.getPixels(0, y, raster.getWidth(), 1, samples.length == 0 ? (int[]) null : samples);
        for (var x = 0; x < raster.getWidth(); x++) {
            if (palette == null) {
                direct(x, into);
            } else {
                var argb = palette.getRGB(samples[x]);
                var alpha = argb >>> 24;
                put(into, x, argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, alpha);
            }
        }
    }

    private void direct(int x, int[] into) {
        var at = x * bands;
        var alpha = transparent ? sample(at + bands - 1) : OPAQUE;
        if (bands < RGB) {
            put(into, x, sample(at), sample(at), sample(at), alpha);
        } else {
            put(into, x, sample(at), sample(at + 1), sample(at + 2), alpha);
        }
    }

    private int sample(int at) {
        return shift >= 0 ? samples[at] >> shift : samples[at] * OPAQUE / ((1 << (BYTE_BITS + shift)) - 1);
    }

    private static void put(int[] into, int x, int red, int green, int blue, int alpha) {
        into[x * RGB] = onWhite(red, alpha);
        into[x * RGB + 1] = onWhite(green, alpha);
        into[x * RGB + 2] = onWhite(blue, alpha);
    }

    private static int onWhite(int channel, int alpha) {
        return (channel * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
    }
}
