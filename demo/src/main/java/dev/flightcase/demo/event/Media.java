package dev.flightcase.demo.event;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Records, cassettes, prints and zines. */
final class Media {
    private Media() {}

    static Product.Art record(Motif motif) {
        return (g, p, random) -> {
            var disc = new Ellipse2D.Double(300, 175, 450, 450);
            Studio.shadow(g, disc, 10, 20);
            vinyl(g, disc, p);
            var sleeve = new Rectangle2D.Double(90, 160, 480, 480);
            Studio.shadow(g, sleeve, 12, 18);
            motif.fill(g, sleeve, p, random);
            sheen(g, sleeve);
        };
    }

    private static void vinyl(Graphics2D g, Ellipse2D disc, Palette p) {
        g.setColor(new Color(0x17151B));
        g.fill(disc);
        g.setStroke(new BasicStroke(1.2f));
        double cx = disc.getCenterX();
        double cy = disc.getCenterY();
        for (double r = 90; r < 220; r += 5) {
            g.setColor(Palette.veil(Color.WHITE, r % 20 == 10 ? 0.14 : 0.06));
            g.draw(new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r));
        }
        g.setColor(Palette.veil(Color.WHITE, 0.08));
        g.fill(new Arc2D.Double(disc.getBounds2D(), 15, 24, Arc2D.PIE));
        g.fill(new Arc2D.Double(disc.getBounds2D(), 195, 24, Arc2D.PIE));
        g.setColor(p.bright());
        g.fill(new Ellipse2D.Double(cx - 76, cy - 76, 152, 152));
        g.setColor(p.deep());
        g.fill(new Arc2D.Double(cx - 76, cy - 76, 152, 152, 180, 180, Arc2D.PIE));
        g.setColor(p.backdrop());
        g.fill(new Ellipse2D.Double(cx - 8, cy - 8, 16, 16));
    }

    static Product.Art cassette(Motif motif) {
        return (g, p, random) -> {
            var shell = new RoundRectangle2D.Double(110, 210, 580, 380, 44, 44);
            Studio.shadow(g, shell, 10, 22);
            g.setPaint(
                    new GradientPaint(110, 210, Palette.shade(p.main(), 0.2), 690, 590, Palette.shade(p.main(), -0.2)));
            g.fill(shell);
            var label = new RoundRectangle2D.Double(160, 250, 480, 236, 22, 22);
            var printed = (Graphics2D) g.create();
            printed.clip(label);
            motif.fill(printed, label.getBounds2D(), p, random);
            printed.dispose();
            g.setColor(new Color(0x1B1A20));
            g.fill(new RoundRectangle2D.Double(250, 320, 300, 96, 48, 48));
            for (int x : new int[] {300, 500}) {
                g.setColor(new Color(0xEFEBE4));
                g.fill(new Ellipse2D.Double(x - 34, 334, 68, 68));
                g.setColor(new Color(0x1B1A20));
                g.setStroke(new BasicStroke(9));
                for (int spoke = 0; spoke < 6; spoke++) {
                    double angle = Math.PI * spoke / 3;
                    g.draw(new Line2D.Double(
                            x + 16 * Math.cos(angle),
                            368 + 16 * Math.sin(angle),
                            x + 30 * Math.cos(angle),
                            368 + 30 * Math.sin(angle)));
                }
            }
            g.setColor(Palette.shade(p.main(), -0.28));
            var foot = new Path2D.Double();
            foot.moveTo(238, 590);
            foot.lineTo(262, 512);
            foot.lineTo(538, 512);
            foot.lineTo(562, 590);
            foot.closePath();
            g.fill(foot);
        };
    }

    static Product.Art print(Motif motif) {
        return (g, p, random) -> {
            var frame = new Rectangle2D.Double(165, 90, 470, 620);
            Studio.shadow(g, frame, 12, 24);
            g.setColor(new Color(0x2A2622));
            g.fill(frame);
            g.setColor(new Color(0xFBF8F2));
            g.fill(new Rectangle2D.Double(181, 106, 438, 588));
            motif.fill(g, new Rectangle2D.Double(225, 152, 350, 466), p, random);
            g.setColor(Palette.veil(p.deep(), 0.6));
            g.fill(new Rectangle2D.Double(225, 648, 90, 5));
            g.fill(new Ellipse2D.Double(562, 643, 13, 13));
            sheen(g, new Rectangle2D.Double(181, 106, 438, 588));
        };
    }

    static Product.Art zine(Motif motif) {
        return (g, p, random) -> {
            var leaning = (Graphics2D) g.create();
            leaning.rotate(-0.07, 400, 400);
            for (int page = 4; page > 0; page--) {
                var sheet = new Rectangle2D.Double(205 + 5 * page, 130 + 5 * page, 400, 540);
                if (page == 4) {
                    Studio.shadow(leaning, sheet, 10, 20);
                }
                leaning.setColor(page % 2 == 0 ? new Color(0xF8F4EA) : new Color(0xDCD5C6));
                leaning.fill(sheet);
            }
            var cover = new Rectangle2D.Double(205, 130, 400, 540);
            leaning.setColor(p.main());
            leaning.fill(cover);
            motif.fill(leaning, new Rectangle2D.Double(245, 170, 320, 360), p, random);
            leaning.setColor(p.bright());
            leaning.fill(new Rectangle2D.Double(245, 560, 210, 16));
            leaning.fill(new Rectangle2D.Double(245, 590, 130, 16));
            leaning.setPaint(
                    new GradientPaint(205, 0, Palette.veil(Color.BLACK, 0.3), 250, 0, Palette.veil(Color.BLACK, 0)));
            leaning.fill(new Rectangle2D.Double(205, 130, 45, 540));
            leaning.setColor(new Color(0xC9CCD2));
            leaning.fill(new Rectangle2D.Double(210, 260, 5, 44));
            leaning.fill(new Rectangle2D.Double(210, 490, 5, 44));
            leaning.dispose();
        };
    }

    private static void sheen(Graphics2D g, Rectangle2D area) {
        var glass = (Graphics2D) g.create();
        glass.clip(area);
        glass.setPaint(new GradientPaint(
                (float) area.getMinX(),
                (float) area.getMinY(),
                Palette.veil(Color.WHITE, 0.22),
                (float) area.getCenterX(),
                (float) area.getCenterY(),
                Palette.veil(Color.WHITE, 0)));
        glass.fill(area);
        glass.dispose();
    }
}
