package dev.flightcase.cache.picture;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.picture.Variants.Variant;
import dev.flightcase.catalogfolder.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the variants of a picture, the widest first and each from the one before: upright as EXIF says, in sRGB, on white,
 * never larger than the picture.
 */
public final class VariantMaker {
    /** A dozen megabytes while they are shrunk: what a 64 MB heap has room for beside a running node. */
    private static final long DECODED_PIXELS_MAX = 4_000_000;

    /** Such a file is held whole by the decoder: 3 bytes a pixel outside the heap. */
    private static final long PROGRESSIVE_PIXELS_MAX = 16_000_000;

    private static final int PLACEHOLDER_QUALITY = 60;

    private final List<Integer> widths;
    private final int quality;
    private final int placeholderPixels;

    /**
     * @param quality of the JPEGs, in percent
     * @param placeholderPixels longer side of the placeholder
     */
    public VariantMaker(List<Integer> widths, int quality, int placeholderPixels) {
        this.widths = widths.stream().sorted(Comparator.reverseOrder()).toList();
        this.quality = quality;
        this.placeholderPixels = placeholderPixels;
    }

    /** @param bytes length of the file */
    public Variants of(Picture picture, long bytes) {
        if (picture.progressive() && (long) picture.width() * picture.height() > PROGRESSIVE_PIXELS_MAX) {
            return new Variants.NotMade("a progressive JPEG of more than 16 megapixels takes too much memory");
        }
        try {
            return made(picture, bytes);
        } catch (IOException | RuntimeException e) {
            // ImageIO throws all kinds of them at a file that is not what it says.
            return new Variants.NotMade("it cannot be decoded: " + e.getMessage());
        }
    }

    private Variants made(Picture picture, long bytes) throws IOException {
        var decoded = Decoding.decode(picture, DECODED_PIXELS_MAX);
        var smaller = new ArrayList<Variant>();
        var from = (BufferedImage) null;
        for (var width : widths) {
            var height = Math.max(1, Math.round((float) picture.shownHeight() * width / picture.shownWidth()));
            if (width >= picture.shownWidth() || width > decoded.shownWidth() || height > decoded.shownHeight()) {
                continue;
            }
            from = from == null ? decoded.upright(width, height) : Shrinking.of(new Pixels(from), width, height);
            var jpeg = JpegEncoding.encode(from, quality);
            if (jpeg.length < bytes) {
                smaller.add(new Variant(width, height, Bytes.owning(jpeg)));
            }
        }
        return new Variants.Made(smaller, placeholder(picture, decoded, from));
    }

    private String placeholder(Picture picture, Decoding decoded, @Nullable BufferedImage from) throws IOException {
        var longer = Math.max(picture.shownWidth(), picture.shownHeight());
        var pixels = Math.min(placeholderPixels, Math.max(decoded.shownWidth(), decoded.shownHeight()));
        var width = Math.clamp((long) picture.shownWidth() * pixels / longer, 1, pixels);
        var height = Math.clamp((long) picture.shownHeight() * pixels / longer, 1, pixels);
        var tiny = from == null || from.getWidth() < width || from.getHeight() < height
                ? decoded.upright(width, height)
                : Shrinking.of(new Pixels(from), width, height);
        return "data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(JpegEncoding.encode(tiny, PLACEHOLDER_QUALITY));
    }
}
