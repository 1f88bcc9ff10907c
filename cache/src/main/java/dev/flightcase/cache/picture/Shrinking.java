package dev.flightcase.cache.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * Makes a picture smaller by averaging the area that each new pixel covers, parts of old pixels included; row by row, so
 * that beside the two pictures only two rows of sums are held.
 */
final class Shrinking {
    private static final int RGB = 3;
    private static final int OPAQUE = 255;

    private final Pixels source;
    private final int width;
    private final int height;
    private final int[] column;
    private final float[] share;
    private float[] sums;
    private float[] nextSums;

    private Shrinking(Pixels source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.column = new int[source.width()];
        this.share = new float[source.width()];
        this.sums = new float[width * RGB];
        this.nextSums = new float[width * RGB];
    }

    /** Not larger in either direction; the result has the bytes blue, green, red. */
    static BufferedImage of(Pixels source, int width, int height) {
        if (width > source.width() || height > source.height()) {
            throw new IllegalArgumentException(
                    source.width() + "x" + source.height() + " cannot shrink to " + width + "x" + height);
        }
        return new Shrinking(source, width, height).shrunk();
    }

    private BufferedImage shrunk() {
        for (var x = 0; x < column.length; x++) {
            column[x] = (int) ((long) x * width / column.length);
            share[x] = shareOfFirst(x, column.length, width);
        }
        var small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var bytes = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
        var row = new int[source.width() * RGB];
        var across = new float[width * RGB];
        var target = 0;
        for (var y = 0; y < source.height(); y++) {
            source.row(y, row);
            across(row, across);
            var first = (int) ((long) y * height / source.height());
            if (first > target) {
                finish(bytes, target++);
            }
            down(across, shareOfFirst(y, source.height(), height));
        }
        finish(bytes, target);
        return small;
    }

    /** How much of an old pixel lies in the first of the one or two new pixels that it touches. */
    private static float shareOfFirst(int at, int old, int now) {
        var end = (long) (at + 1) * now;
        var edge = ((long) at * now / old + 1) * old;
        return end <= edge ? 1 : (float) (edge - (long) at * now) / now;
    }

    private void across(int[] row, float[] into) {
        Arrays.fill(into, 0);
        for (var x = 0; x < column.length; x++) {
            var first = column[x] * RGB;
            var rest = 1 - share[x];
            for (var channel = 0; channel < RGB; channel++) {
                float value = row[x * RGB + channel];
                into[first + channel] += value * share[x];
                if (rest > 0 && first + RGB < into.length) {
                    into[first + RGB + channel] += value * rest;
                }
            }
        }
    }

    private void down(float[] across, float first) {
        for (var n = 0; n < across.length; n++) {
            sums[n] += across[n] * first;
            nextSums[n] += across[n] * (1 - first);
        }
    }

    private void finish(byte[] bytes, int y) {
        var area = (float) width / source.width() * height / source.height();
        for (var x = 0; x < width; x++) {
            for (var channel = 0; channel < RGB; channel++) {
                var value = Math.clamp(Math.round(sums[x * RGB + channel] * area), 0, OPAQUE);
                bytes[(y * width + x) * RGB + 2 - channel] = (byte) value;
            }
        }
        var done = sums;
        sums = nextSums;
        nextSums = done;
        Arrays.fill(nextSums, 0);
    }
}
