package dev.flightcase.bench.glass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What comes out of a measurement's glances. Percentiles are of the samples themselves (nearest rank), nothing is left out. */
record GlassFigures(List<Glance> glances) {
    GlassFigures {
        glances = List.copyOf(glances);
        if (glances.size() < 2) {
            throw new IllegalArgumentException(glances.size() + " glances; at least 2 are needed");
        }
    }

    /**
     * @param median and the others: ms
     * @param samples of which they are
     */
    record Spread(double median, double p95, double p99, double max, int samples) {
        static Spread of(double[] values) {
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            return new Spread(
                    rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99), rank(sorted, 1), sorted.length);
        }

        private static double rank(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        }
    }

    /**
     * A stall, with what the host did since the glance before it.
     *
     * @param page 0 or 1
     * @param stolen and {@code busy}: shares of the processors' time
     */
    record Stall(Duration at, int page, double stolen, double busy) {}

    Spread latency(int page) {
        return Spread.of(glances.stream()
                .mapToDouble(glance -> glance.pages().get(page).latencyMillis())
                .toArray());
    }

    /** Of the glances at which both strips could be read. */
    Spread apart() {
        return Spread.of(glances.stream()
                .filter(Glance::readable)
                .mapToDouble(Glance::apartMillis)
                .toArray());
    }

    /** In order; two within one glance are one. */
    List<Stall> stalls() {
        var stalls = new ArrayList<Stall>();
        for (int i = 1; i < glances.size(); i++) {
            var before = glances.get(i - 1);
            var glance = glances.get(i);
            for (int page = 0; page < glance.pages().size(); page++) {
                if (glance.pages().get(page).stalls() > before.pages().get(page).stalls()) {
                    stalls.add(new Stall(
                            glance.at(),
                            page,
                            glance.host().stolenSince(before.host()),
                            glance.host().busySince(before.host())));
                }
            }
        }
        return stalls;
    }

    double stolen() {
        return glances.getLast().host().stolenSince(glances.getFirst().host());
    }

    double busy() {
        return glances.getLast().host().busySince(glances.getFirst().host());
    }
}
