package dev.flightcase.demo.event;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.MultipleGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Photographs a product: a square picture with a soft backdrop, as JPEG. The same seed makes the same picture. */
final class Studio {
    /** Pixels per side; products draw in a space of 800 by 800, whatever this is. */
    static final int SIDE = 800;

    private static final float QUALITY = 0.88f;

    private Studio() {}

    /** Baseline JPEG. May be called from any thread. */
    static byte[] photograph(Product.Art art, Palette palette, long seed) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        backdrop(g, palette.backdrop());
        art.draw(g, palette, new SplittableRandom(seed));
        g.dispose();
        return jpeg(image);
    }

    private static void backdrop(Graphics2D g, Color color) {
        g.setPaint(new RadialGradientPaint(
                new Point2D.Float(SIDE * 0.45f, SIDE * 0.4f), SIDE * 0.8f, new float[] {0, 1}, new Color[] {
                    Palette.shade(color, 0.35), Palette.shade(color, -0.08)
                }));
        g.fillRect(0, 0, SIDE, SIDE);
    }

    /** A soft shadow below a shape, drawn before it: layers that grow and fade. */
    static void shadow(Graphics2D g, Shape shape, double dx, double dy) {
        var bounds = shape.getBounds2D();
        for (int layer = 0; layer < 14; layer++) {
            double grow = 1 + (layer - 6) * 0.004;
            var at = AffineTransform.getTranslateInstance(bounds.getCenterX() + dx, bounds.getCenterY() + dy);
            at.scale(grow, grow);
            at.translate(-bounds.getCenterX(), -bounds.getCenterY());
            g.setColor(new Color(20, 14, 30, 9));
            g.fill(at.createTransformedShape(shape));
        }
    }

    /** A pool of shade on the table. */
    static void pool(Graphics2D g, double x, double y, double width, double height) {
        var shaded = (Graphics2D) g.create();
        shaded.translate(x, y);
        shaded.scale(width / 2, height / 2);
        shaded.setPaint(new RadialGradientPaint(
                new Point2D.Float(0, 0),
                1,
                new float[] {0, 0.5f, 1},
                new Color[] {new Color(20, 14, 30, 110), new Color(20, 14, 30, 50), new Color(20, 14, 30, 0)},
                MultipleGradientPaint.CycleMethod.NO_CYCLE));
        shaded.fillRect(-1, -1, 2, 2);
        shaded.dispose();
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a picture in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
