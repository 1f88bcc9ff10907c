package dev.flightcase.demo.event;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.random.RandomGenerator;

/** Mugs, stickers, and several products in one picture. */
final class Goods {
    private static final Motif[] MOTIFS = Motif.values();

    private Goods() {}

    static Product.Art mug(Motif motif) {
        return (g, p, random) -> {
            Studio.pool(g, 390, 640, 560, 110);
            g.setStroke(new BasicStroke(38));
            g.setPaint(new GradientPaint(
                    540, 300, Palette.shade(p.main(), 0.05), 680, 540, Palette.shade(p.main(), -0.25)));
            g.draw(new Arc2D.Double(480, 310, 190, 220, -100, 200, Arc2D.OPEN));
            var body = new Area(new Rectangle2D.Double(190, 215, 370, 390));
            body.add(new Area(new Ellipse2D.Double(190, 560, 370, 90)));
            g.setColor(p.main());
            g.fill(body);
            var wrapped = (Graphics2D) g.create();
            wrapped.clip(body);
            motif.fill(wrapped, new Rectangle2D.Double(190, 300, 370, 230), p, random);
            wrapped.setPaint(
                    new GradientPaint(190, 0, Palette.veil(Color.BLACK, 0.22), 300, 0, Palette.veil(Color.BLACK, 0)));
            wrapped.fill(body);
            wrapped.setPaint(
                    new GradientPaint(430, 0, Palette.veil(Color.BLACK, 0), 560, 0, Palette.veil(Color.BLACK, 0.34)));
            wrapped.fill(body);
            wrapped.dispose();
            g.setColor(Palette.shade(p.main(), 0.3));
            g.fill(new Ellipse2D.Double(190, 172, 370, 88));
            g.setColor(new Color(0x3B2317));
            g.fill(new Ellipse2D.Double(206, 184, 338, 66));
            g.setColor(Palette.veil(new Color(0xC98F5B), 0.5));
            g.setStroke(new BasicStroke(4));
            g.draw(new Arc2D.Double(216, 190, 318, 54, 190, 140, Arc2D.OPEN));
        };
    }

    static Product.Art stickers() {
        return (g, p, random) -> {
            sticker(g, p, random, new Ellipse2D.Double(95, 110, 300, 300), -0.12);
            sticker(g, p, random, new RoundRectangle2D.Double(430, 120, 270, 270, 70, 70), 0.14);
            sticker(g, p, random, star(250, 570, 165), 0.05);
            sticker(g, p, random, new RoundRectangle2D.Double(420, 460, 300, 200, 100, 100), -0.09);
        };
    }

    static Product.Art sticker() {
        return (g, p, random) -> sticker(g, p, random, new Ellipse2D.Double(170, 170, 460, 460), -0.1);
    }

    private static void sticker(Graphics2D g, Palette p, RandomGenerator random, Shape shape, double turn) {
        var bounds = shape.getBounds2D();
        var turned = AffineTransform.getRotateInstance(turn, bounds.getCenterX(), bounds.getCenterY())
                .createTransformedShape(shape);
        var edge =
                new Area(new BasicStroke(34, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(turned));
        edge.add(new Area(turned));
        Studio.shadow(g, edge, 4, 9);
        g.setColor(Color.WHITE);
        g.fill(edge);
        var printed = (Graphics2D) g.create();
        printed.clip(turned);
        MOTIFS[random.nextInt(MOTIFS.length)].fill(printed, turned.getBounds2D(), p, random);
        printed.dispose();
    }

    private static Shape star(double x, double y, double radius) {
        var star = new Path2D.Double();
        int points = 16;
        for (int i = 0; i < points; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.78;
            double angle = 2 * Math.PI * i / points;
            if (i == 0) {
                star.moveTo(x + r, y);
            } else {
                star.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }

    /** Two products side by side, the second in front. */
    static Product.Art pair(Product.Shot behind, Product.Shot front) {
        return (g, p, random) -> {
            small(g, behind, random, -50, -40, 0.78);
            small(g, front, random, 290, 300, 0.62);
        };
    }

    private static void small(
            Graphics2D g, Product.Shot shot, RandomGenerator random, double x, double y, double scale) {
        var part = (Graphics2D) g.create();
        part.translate(x, y);
        part.scale(scale, scale);
        shot.art().draw(part, shot.palette(), random);
        part.dispose();
    }
}
