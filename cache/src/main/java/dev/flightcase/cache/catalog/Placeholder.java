package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few pixels of a picture, as a JPEG data URI that stands in while the real one loads. Reads with subsampling, so that
 * memory stays small for large pictures, and averages without a graphics device.
 */
final class Placeholder {
    private static final Logger LOG = LoggerFactory.getLogger(Placeholder.class);
    private static final int SAMPLES_PER_PIXEL = 4;

    private final int pixels;

    Placeholder(int pixels) {
        this.pixels = pixels;
    }

    /** Empty when the picture cannot be decoded: it is served all the same. */
    String of(Picture picture) {
        try {
            var small = shrink(sample(picture));
            var jpeg = new ByteArrayOutputStream();
            try (var out = new MemoryCacheImageOutputStream(jpeg)) {
                ImageIO.write(small, "jpeg", out);
            }
            return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("picture", fileName(picture.file()))
                    .addKeyValue("error", e.toString())
                    .log("no placeholder made; the picture may be damaged");
            return "";
        }
    }

    private BufferedImage sample(Picture picture) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(picture.mediaType());
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + picture.mediaType());
        }
        var reader = readers.next();
        try (var in = new FileImageInputStream(picture.file().toFile())) {
            return sample(reader, in, picture);
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage sample(ImageReader reader, FileImageInputStream in, Picture picture) throws IOException {
        reader.setInput(in, true, true);
        var step = Math.max(1, Math.max(picture.width(), picture.height()) / (pixels * SAMPLES_PER_PIXEL));
        var reading = reader.getDefaultReadParam();
        reading.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, reading);
    }

    private BufferedImage shrink(BufferedImage source) {
        var longer = Math.max(source.getWidth(), source.getHeight());
        var width = Math.clamp((long) source.getWidth() * pixels / longer, 1, pixels);
        var height = Math.clamp((long) source.getHeight() * pixels / longer, 1, pixels);
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                small.setRGB(x, y, average(source, x, y, width, height));
            }
        }
        return small;
    }

    private static int average(BufferedImage source, int x, int y, int width, int height) {
        var left = x * source.getWidth() / width;
        var right = Math.max(left + 1, (x + 1) * source.getWidth() / width);
        var top = y * source.getHeight() / height;
        var bottom = Math.max(top + 1, (y + 1) * source.getHeight() / height);
        long red = 0;
        long green = 0;
        long blue = 0;
        for (var row = top; row < bottom; row++) {
            for (var column = left; column < right; column++) {
                var argb = source.getRGB(column, row);
                var alpha = argb >>> 24;
                red += onWhite((argb >> 16) & 0xFF, alpha);
                green += onWhite((argb >> 8) & 0xFF, alpha);
                blue += onWhite(argb & 0xFF, alpha);
            }
        }
        var count = (long) (right - left) * (bottom - top);
        return (int) (((red / count) << 16) | ((green / count) << 8) | (blue / count));
    }

    private static int onWhite(int channel, int alpha) {
        return (channel * alpha + 255 * (255 - alpha)) / 255;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
