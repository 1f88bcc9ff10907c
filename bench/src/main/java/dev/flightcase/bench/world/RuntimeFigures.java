package dev.flightcase.bench.world;

import dev.flightcase.bench.Markdown;
import dev.flightcase.hal.Chemistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far minutes left were off, below half of the charge; a point for each percent of each trace. */
final class RuntimeFigures {

    /** Ends of the bands of charge left: below a twentieth a minute is a large share of what is left. */
    private static final List<Double> EDGES = List.of(0.50, 0.20, 0.10, 0.05);

    private static final double STEP = 0.01;
    private static final double ROUNDING = 1e-9;

    private final Map<Chemistry, List<List<DischargeTrace.Point>>> evenings = new EnumMap<>(Chemistry.class);

    /** @param evening 0 for the first, when the capacity is only known from the label */
    synchronized void add(Chemistry chemistry, int evening, List<DischargeTrace.Point> points) {
        var known = evenings.computeIfAbsent(chemistry, _ -> List.of(new ArrayList<>(), new ArrayList<>()));
        int last = Integer.MAX_VALUE;
        for (var point : points) {
            int percent = (int) Math.floor(point.shareLeft() / STEP + ROUNDING);
            boolean within = point.shareLeft() <= EDGES.getFirst() && point.shareLeft() >= EDGES.getLast();
            if (within && percent < last && point.truth() > 0) {
                known.get(evening).add(point);
                last = percent;
            }
        }
    }

    synchronized String table() {
        var table = new Markdown(
                "pack",
                "charge left",
                "points",
                "median error",
                "p95",
                "straight line: median",
                "p95",
                "band held the truth");
        for (int evening = 0; evening < 2; evening++) {
            var both = new ArrayList<DischargeTrace.Point>();
            for (var entry : evenings.entrySet()) {
                var points = entry.getValue().get(evening);
                both.addAll(points);
                String name = entry.getKey() + (evening == 0 ? ", first evening" : ", second evening");
                row(table, name, points, EDGES.getFirst(), EDGES.getLast());
                for (int i = 1; i < EDGES.size(); i++) {
                    row(table, name, points, EDGES.get(i - 1), EDGES.get(i));
                }
            }
            row(
                    table,
                    evening == 0 ? "both, first evening" : "both, second evening",
                    both,
                    EDGES.getFirst(),
                    EDGES.getLast());
        }
        return table.toString();
    }

    private static void row(
            Markdown table, String name, List<DischargeTrace.Point> points, double from, double downTo) {
        var ours = new ArrayList<Double>();
        var vendors = new ArrayList<Double>();
        int held = 0;
        for (var point : points) {
            if (point.shareLeft() <= from && point.shareLeft() >= downTo) {
                ours.add(off(point.likely(), point.truth()));
                vendors.add(off(point.vendor(), point.vendorTruth()));
                held += point.truth() >= point.low() && point.truth() <= point.high() ? 1 : 0;
            }
        }
        var mine = Quantiles.of(ours);
        var theirs = Quantiles.of(vendors);
        table.row(
                name,
                String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * from, 100 * downTo),
                String.valueOf(mine.count()),
                percent(mine.median()),
                percent(mine.p95()),
                percent(theirs.median()),
                percent(theirs.p95()),
                percent((double) held / Math.max(1, mine.count())));
    }

    /** Nothing said where something should be is as wrong as twice the truth. */
    private static double off(double said, double truth) {
        return Double.isNaN(said) ? 1 : Math.abs(said - truth) / truth;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
