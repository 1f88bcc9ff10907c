package dev.flightcase.bench.world;

import java.util.List;

/** Of some numbers; all NaN without any. */
record Quantiles(int count, double least, double median, double p95, double most) {

    static Quantiles of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return new Quantiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        var sorted = numbers.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Quantiles(
                sorted.size(),
                sorted.getFirst(),
                sorted.get(last / 2),
                sorted.get((int) (last * 0.95)),
                sorted.getLast());
    }
}
