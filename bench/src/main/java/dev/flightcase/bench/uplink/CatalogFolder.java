package dev.flightcase.bench.uplink;

import dev.flightcase.bench.stall.Goods;
import dev.flightcase.bench.stall.GoodsFolder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A catalog with pictures, in editions of which each differs from the one before in one product, and one picture, of a hundred. */
final class CatalogFolder {
    private static final int SIDE = 600;
    private static final int BLOCK = 6;
    private static final int CHANGED_OF = 100;
    /** ITU-T T.81, table B.1: a comment; its length holds itself. */
    private static final int JPEG_COMMENT = 0xFFFE;

    private static final int COMMENT_BYTES = 16;
    private static final int JPEG_START_BYTES = 2;
    private static final long STOCK = 1_000_000;

    private final Path folder;
    private final int skus;
    private final int pictures;
    private final SplittableRandom random = new SplittableRandom(20_260_604);
    private final byte[] picture;
    private int edition;

    /** @param pictures of the first so many products, at most one each */
    CatalogFolder(Path folder, int skus, int pictures) throws IOException {
        this.folder = folder;
        this.skus = skus;
        this.pictures = pictures;
        this.picture = jpeg();
        Files.createDirectories(folder);
        write();
        for (int i = 0; i < pictures; i++) {
            draw(i);
        }
    }

    Path folder() {
        return folder;
    }

    /** What one picture has, bytes. */
    int pictureBytes() {
        return picture.length + 2 * Short.BYTES + COMMENT_BYTES;
    }

    /** What is in it now, bytes. */
    long bytes() throws IOException {
        long sum = 0;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    /** Of which the price is another one in each edition. */
    String witness() {
        return GoodsFolder.sku(0);
    }

    long witnessCents() {
        return cents(0);
    }

    /**
     * The next edition.
     *
     * @return bytes of rows and pictures that are new
     */
    long change() throws IOException {
        var before = Files.readAllLines(folder.resolve("catalog.csv"));
        edition++;
        write();
        var after = Files.readAllLines(folder.resolve("catalog.csv"));
        long changed = 0;
        for (int row = 0; row < after.size(); row++) {
            if (!after.get(row).equals(before.get(row))) {
                changed += after.get(row).length() + 2;
            }
        }
        for (int i = 0; i < pictures; i += CHANGED_OF) {
            draw(i);
            changed += pictureBytes();
        }
        return changed;
    }

    private void write() throws IOException {
        GoodsFolder.write(
                folder, IntStream.range(0, skus).mapToObj(i -> Goods.of(GoodsFolder.sku(i), cents(i), STOCK)));
    }

    private long cents(int number) {
        return GoodsFolder.cents(number) + (number % CHANGED_OF == 0 ? edition : 0);
    }

    /** The same picture with another comment, which makes it another file: drawing it anew would take a minute for all. */
    private void draw(int product) throws IOException {
        var comment = new byte[COMMENT_BYTES];
        random.nextBytes(comment);
        var file = ByteBuffer.allocate(pictureBytes())
                .put(picture, 0, JPEG_START_BYTES)
                .putShort((short) JPEG_COMMENT)
                .putShort((short) (Short.BYTES + COMMENT_BYTES))
                .put(comment)
                .put(picture, JPEG_START_BYTES, picture.length - JPEG_START_BYTES);
        Files.write(folder.resolve(GoodsFolder.sku(product) + ".jpg"), file.array());
    }

    /** Coloured squares: about as large as a photograph for the web. */
    private byte[] jpeg() throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int x = 0; x < SIDE; x += BLOCK) {
            for (int y = 0; y < SIDE; y += BLOCK) {
                graphics.setColor(new Color(random.nextInt(0x1000000)));
                graphics.fillRect(x, y, BLOCK, BLOCK);
            }
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "jpeg", bytes)) {
            throw new IOException("this Java writes no JPEG");
        }
        return bytes.toByteArray();
    }
}
