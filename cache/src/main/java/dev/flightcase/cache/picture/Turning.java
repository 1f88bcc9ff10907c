package dev.flightcase.cache.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Turns and mirrors a picture as its EXIF orientation asks (EXIF 2.32 §4.6.5, tag 274). */
final class Turning {
    private static final int RGB = 3;

    private Turning() {}

    static boolean isTransposed(int orientation) {
        return orientation >= 5;
    }

    /** @param picture of the type that {@link Shrinking} makes */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        var width = picture.getWidth();
        var height = picture.getHeight();
        var transposed = isTransposed(orientation);
        var turned = new BufferedImage(
                transposed ? height : width, transposed ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        var from = bytes(picture);
        var to = bytes(turned);
        for (var y = 0; y < turned.getHeight(); y++) {
            for (var x = 0; x < turned.getWidth(); x++) {
                var source = source(orientation, x, y, width, height);
                System.arraycopy(from, source * RGB, to, (y * turned.getWidth() + x) * RGB, RGB);
            }
        }
        return turned;
    }

    /** Where the pixel that is shown at (x, y) is stored. */
    private static int source(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (height - 1 - x) * width + y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            case 8 -> x * width + width - 1 - y;
            default -> y * width + x;
        };
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
