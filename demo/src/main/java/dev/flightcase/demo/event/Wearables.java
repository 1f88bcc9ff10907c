package dev.flightcase.demo.event;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Shirts, caps and bags. */
final class Wearables {
    private Wearables() {}

    static Product.Art shirt(Motif motif) {
        return (g, p, random) -> shirt(g, p, random, motif);
    }

    private static void shirt(Graphics2D g, Palette p, RandomGenerator random, Motif motif) {
        var body = new Path2D.Double();
        body.moveTo(310, 130);
        body.curveTo(350, 178, 450, 178, 490, 130);
        body.lineTo(560, 155);
        body.curveTo(620, 180, 660, 250, 705, 345);
        body.lineTo(600, 405);
        body.curveTo(585, 372, 575, 350, 562, 330);
        body.curveTo(560, 450, 566, 560, 572, 690);
        body.curveTo(470, 708, 330, 708, 228, 690);
        body.curveTo(234, 560, 240, 450, 238, 330);
        body.curveTo(225, 350, 215, 372, 200, 405);
        body.lineTo(95, 345);
        body.curveTo(140, 250, 180, 180, 240, 155);
        body.closePath();
        cloth(g, body, p.main());
        folds(g, body, p.main());
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.setColor(Palette.shade(p.main(), -0.22));
        var collar = new Path2D.Double();
        collar.moveTo(311, 132);
        collar.curveTo(350, 182, 450, 182, 489, 132);
        g.draw(collar);
        print(g, new Ellipse2D.Double(302, 262, 196, 196), p, random, motif);
    }

    static Product.Art cap(Motif motif) {
        return (g, p, random) -> {
            Studio.pool(g, 400, 590, 640, 110);
            var crown = new Path2D.Double();
            crown.moveTo(190, 520);
            crown.curveTo(180, 300, 290, 200, 420, 200);
            crown.curveTo(560, 200, 640, 320, 630, 520);
            crown.curveTo(500, 470, 330, 470, 190, 520);
            cloth(g, crown, p.main());
            g.setColor(Palette.veil(Color.BLACK, 0.16));
            g.setStroke(new BasicStroke(4));
            var seams = (Graphics2D) g.create();
            seams.clip(crown);
            seams.draw(new Arc2D.Double(300, 200, 240, 620, 0, 180, Arc2D.OPEN));
            seams.draw(new Arc2D.Double(120, 205, 300, 600, 0, 100, Arc2D.OPEN));
            seams.draw(new Arc2D.Double(420, 205, 300, 600, 80, 100, Arc2D.OPEN));
            seams.dispose();
            g.setColor(Palette.shade(p.main(), -0.25));
            g.fill(new Ellipse2D.Double(396, 184, 48, 26));
            var brim = new Path2D.Double();
            brim.moveTo(186, 512);
            brim.curveTo(330, 458, 500, 458, 634, 512);
            brim.curveTo(690, 560, 690, 606, 640, 610);
            brim.curveTo(480, 560, 320, 560, 176, 610);
            brim.curveTo(120, 600, 130, 556, 186, 512);
            g.setPaint(new GradientPaint(0, 470, Palette.shade(p.main(), 0.14), 0, 610, Palette.shade(p.main(), -0.3)));
            g.fill(brim);
            print(g, new Ellipse2D.Double(342, 290, 140, 140), p, random, motif);
        };
    }

    static Product.Art tote(Motif motif) {
        return (g, p, random) -> {
            g.setStroke(new BasicStroke(24, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.setColor(Palette.shade(p.main(), -0.2));
            g.draw(new Arc2D.Double(300, 90, 200, 460, 0, 180, Arc2D.OPEN));
            var bag = new Path2D.Double();
            bag.moveTo(200, 290);
            bag.curveTo(330, 282, 470, 282, 600, 290);
            bag.curveTo(606, 430, 618, 570, 628, 706);
            bag.curveTo(480, 722, 320, 722, 172, 706);
            bag.curveTo(182, 570, 194, 430, 200, 290);
            cloth(g, bag, p.main());
            g.setColor(Palette.veil(Color.BLACK, 0.14));
            g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {10, 7}, 0));
            g.drawLine(203, 322, 597, 322);
            g.setStroke(new BasicStroke(24, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.setColor(Palette.shade(p.main(), 0.1));
            g.draw(new Arc2D.Double(300, 130, 200, 400, 0, 180, Arc2D.OPEN));
            g.fillRect(288, 320, 24, 36);
            g.fillRect(488, 320, 24, 36);
            print(g, new Rectangle2D.Double(278, 392, 244, 244), p, random, motif);
        };
    }

    /** Fills with light from above left. */
    private static void cloth(Graphics2D g, Shape shape, Color color) {
        Studio.shadow(g, shape, 8, 22);
        g.setPaint(new GradientPaint(200, 120, Palette.shade(color, 0.13), 620, 700, Palette.shade(color, -0.16)));
        g.fill(shape);
    }

    private static void folds(Graphics2D g, Shape shape, Color color) {
        var inside = (Graphics2D) g.create();
        inside.clip(shape);
        inside.setStroke(new BasicStroke(16, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        inside.setColor(Palette.veil(Palette.shade(color, -0.45), 0.18));
        inside.draw(new Arc2D.Double(205, 150, 90, 420, 60, 130, Arc2D.OPEN));
        inside.draw(new Arc2D.Double(505, 150, 90, 420, -10, 130, Arc2D.OPEN));
        inside.draw(new Arc2D.Double(180, 560, 300, 240, 20, 70, Arc2D.OPEN));
        inside.setColor(Palette.veil(Palette.shade(color, 0.6), 0.10));
        inside.draw(new Arc2D.Double(250, 520, 420, 300, 80, 60, Arc2D.OPEN));
        inside.dispose();
    }

    private static void print(Graphics2D g, Shape area, Palette p, RandomGenerator random, Motif motif) {
        var printed = (Graphics2D) g.create();
        printed.clip(area);
        var ink = p.main().equals(p.deep())
                ? p
                : new Palette(p.backdrop(), Palette.mix(p.main(), p.deep(), 0.4), p.bright(), p.deep());
        motif.fill(printed, area.getBounds2D(), ink, random);
        printed.dispose();
    }
}
