package dev.flightcase.cache.picture;

import dev.flightcase.catalogfolder.Picture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;

/** A picture in memory, at no more pixels than asked for: of a larger one only every so many are decoded. */
final class Decoding {
    private final Picture picture;
    private final BufferedImage pixels;

    private Decoding(Picture picture, BufferedImage pixels) {
        this.picture = picture;
        this.pixels = pixels;
    }

    static Decoding decode(Picture picture, long pixelsMax) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(picture.mediaType());
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + picture.mediaType());
        }
        var reader = readers.next();
        try (var in = new FileImageInputStream(picture.file().toFile())) {
            reader.setInput(in, true, true);
            var step = (int) Math.ceil(Math.sqrt((double) picture.width() * picture.height() / pixelsMax));
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
            // The type it has by default keeps the file's colour profile: it is converted once the pixels are fewer.
            return new Decoding(picture, reader.read(0, how));
        } finally {
            reader.dispose();
        }
    }

    int shownWidth() {
        return Turning.isTransposed(picture.orientation()) ? pixels.getHeight() : pixels.getWidth();
    }

    int shownHeight() {
        return Turning.isTransposed(picture.orientation()) ? pixels.getWidth() : pixels.getHeight();
    }

    /** Of that size as it is shown, in sRGB. */
    BufferedImage upright(int width, int height) {
        var transposed = Turning.isTransposed(picture.orientation());
        var small = Shrinking.of(new Pixels(pixels), transposed ? height : width, transposed ? width : height);
        return Turning.upright(inSrgb(small), picture.orientation());
    }

    private BufferedImage inSrgb(BufferedImage small) {
        var space = pixels.getColorModel().getColorSpace();
        if (space.isCS_sRGB() || space.getType() != ColorSpace.TYPE_RGB) {
            return small; // Grey is written with the curve of sRGB in practice, whatever the class says.
        }
        var converted = new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                .filter(small.getRaster(), converted.getRaster());
        return converted;
    }
}
