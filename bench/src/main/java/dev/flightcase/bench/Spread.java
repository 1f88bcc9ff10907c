package dev.flightcase.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Median and range of a figure over the rounds of one run. */
public record Spread(double median, double min, double max) {
    /** @throws IllegalArgumentException when there is no value */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no rounds, so nothing to summarise");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Of values that are each a quotient of two of the same round. */
    public static Spread ofRatios(double[] above, double[] below) {
        if (above.length != below.length) {
            throw new IllegalArgumentException(above.length + " figures over " + below.length + "; each needs its own");
        }
        var ratios = new Double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return of(Arrays.asList(ratios));
    }

    /** {@code 12.3 (11.0-14.2)}. */
    public String text(int decimals) {
        var format = "%." + decimals + "f";
        return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, min, max);
    }
}
