package dev.flightcase.bench.live;

import dev.flightcase.bench.stall.Goods;
import dev.flightcase.bench.stall.GoodsFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A picture of noise in the catalog, which is a file of about 3 MB that the node sends by sendfile. */
final class PictureFile {
    private static final String SKU = "NOISE";
    private static final int SIDE = 1000;
    private static final Pattern SHA_256 = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    private PictureFile() {}

    /**
     * Blocks for some seconds.
     *
     * @param folder for the catalog
     * @return its path at the node
     */
    static String publish(Studio studio, Path folder) throws IOException {
        GoodsFolder.write(folder, Stream.of(Goods.of(SKU, 100, 1)));
        var noise = new Random(1);
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, SIDE, SIDE, noise.ints((long) SIDE * SIDE).toArray(), 0, SIDE);
        ImageIO.write(picture, "png", folder.resolve(SKU + ".png").toFile());
        studio.stall.importGoods(folder);
        var product = new String(studio.get("/api/v1/products/" + SKU), StandardCharsets.UTF_8);
        var asset = SHA_256.matcher(product);
        if (!asset.find()) {
            throw new IOException("the product has no picture: " + product);
        }
        return "/api/v1/assets/" + asset.group(1);
    }
}
