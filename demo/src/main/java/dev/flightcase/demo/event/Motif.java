package dev.flightcase.demo.event;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Generative patterns that are printed on products. Each fills a square of one by one; shapes alone, no text, no fonts. */
enum Motif {
    /** A low sun behind bars of haze. */
    SUN {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            g.setColor(p.bright());
            g.fill(new Ellipse2D.Double(0.15, 0.12, 0.7, 0.7));
            g.setColor(ground(p));
            double y = 0.46 + random.nextDouble(0.06);
            for (double height = 0.018; y < 0.86; height *= 1.32, y += 2.1 * height) {
                g.fill(new Rectangle2D.Double(0, y, 1, height));
            }
            g.setColor(p.main());
            g.fill(ridge(0.80, 0.05, 3 + random.nextDouble(), random.nextDouble(6)));
        }
    },
    /** Layered swell. */
    WAVES {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            for (int i = 0; i < 9; i++) {
                g.setColor(i % 3 == 1 ? p.bright() : Palette.mix(ground(p), p.main(), (i + 1) / 9.0));
                g.fill(ridge(
                        0.16 + 0.095 * i,
                        0.035 + random.nextDouble(0.02),
                        5 + random.nextDouble(4),
                        random.nextDouble(6)));
            }
        }
    },
    /** Truchet tiles: quarter circles that meet by chance. */
    TILES {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            int tiles = 6;
            double side = 1.0 / tiles;
            for (int i = 0; i < tiles * tiles; i++) {
                double x = side * (i % tiles);
                int row = i / tiles;
                double y = side * row;
                boolean turned = random.nextBoolean();
                for (int ring = 3; ring > 0; ring--) {
                    double r = side * ring / 3.5;
                    g.setColor(ring == 2 ? p.bright() : ring == 1 ? ground(p) : p.main());
                    g.fill(corner(turned ? x : x + side, y, r, turned ? 270 : 180));
                    g.fill(corner(turned ? x + side : x, y + side, r, turned ? 90 : 0));
                }
            }
        }
    },
    /** Circles around a point off the middle, with moons. */
    ORBITS {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            double cx = 0.42 + random.nextDouble(0.16);
            double cy = 0.42 + random.nextDouble(0.16);
            for (int i = 9; i > 0; i--) {
                double r = 0.065 * i;
                g.setStroke(new BasicStroke((float) (0.006 + random.nextDouble(0.018))));
                g.setColor(i % 2 == 0 ? p.bright() : Palette.shade(ground(p), 0.35));
                g.draw(new Arc2D.Double(
                        cx - r, cy - r, 2 * r, 2 * r, random.nextInt(360), 200 + random.nextInt(140), Arc2D.OPEN));
                double angle = random.nextDouble(2 * Math.PI);
                g.fill(dot(cx + r * Math.cos(angle), cy + r * Math.sin(angle), 0.012 + random.nextDouble(0.02)));
            }
            g.setColor(p.bright());
            g.fill(dot(cx, cy, 0.045));
        }
    },
    /** Mountains, paler with distance. */
    PEAKS {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            g.setColor(p.bright());
            g.fill(dot(0.3 + random.nextDouble(0.4), 0.3, 0.13));
            for (int layer = 0; layer < 5; layer++) {
                g.setColor(Palette.mix(
                        Palette.mix(p.bright(), p.main(), 0.45), Palette.shade(ground(p), -0.4), layer / 4.0));
                var range = new Path2D.Double();
                range.moveTo(0, 1);
                double base = 0.48 + 0.11 * layer;
                for (int i = 0; i <= 10; i++) {
                    range.lineTo(i / 10.0, base + (i % 2 == 0 ? 0.07 : -0.04) * (0.5 + random.nextDouble()));
                }
                range.lineTo(1, 1);
                range.closePath();
                g.fill(range);
            }
        }
    },
    /** A flower of turned petals. */
    BLOOM {
        @Override
        void lines(Graphics2D g, Palette p, RandomGenerator random) {
            int petals = 9 + 2 * random.nextInt(4);
            for (int ring = 0; ring < 3; ring++) {
                double length = 0.44 - 0.12 * ring;
                g.setColor(Palette.veil(
                        ring == 1 ? p.bright() : Palette.mix(p.bright(), ring == 0 ? p.main() : Color.WHITE, 0.55),
                        0.8));
                for (int i = 0; i < petals; i++) {
                    var turn = AffineTransform.getRotateInstance(2 * Math.PI * (i + ring / 2.0) / petals, 0.5, 0.5);
                    g.fill(turn.createTransformedShape(
                            new Ellipse2D.Double(0.5, 0.5 - length / 7, length, length / 3.5)));
                }
            }
            g.setColor(ground(p));
            g.fill(dot(0.5, 0.5, 0.06));
        }
    };

    /** Draws over the unit square; the caller has clipped and filled it. */
    abstract void lines(Graphics2D g, Palette palette, RandomGenerator random);

    /** The colour under the pattern. */
    static Color ground(Palette palette) {
        return palette.deep();
    }

    /** Fills an area with its ground and the pattern. */
    void fill(Graphics2D g, Rectangle2D area, Palette palette, RandomGenerator random) {
        g.setColor(ground(palette));
        g.fill(area);
        print(g, area, palette, random);
    }

    /** The pattern alone, clipped to the area. */
    void print(Graphics2D g, Rectangle2D area, Palette palette, RandomGenerator random) {
        var square = (Graphics2D) g.create();
        square.clip(area);
        double side = Math.max(area.getWidth(), area.getHeight());
        square.translate(area.getCenterX() - side / 2, area.getCenterY() - side / 2);
        square.scale(side, side);
        lines(square, palette, random);
        square.dispose();
    }

    private static Path2D ridge(double base, double height, double frequency, double phase) {
        var ridge = new Path2D.Double();
        ridge.moveTo(0, 1);
        for (double x = 0; x <= 1.005; x += 0.01) {
            ridge.lineTo(x, base + height * Math.sin(frequency * x * 2 + phase));
        }
        ridge.lineTo(1, 1);
        ridge.closePath();
        return ridge;
    }

    private static Arc2D corner(double x, double y, double radius, int start) {
        return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, 90, Arc2D.PIE);
    }

    private static Ellipse2D dot(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
