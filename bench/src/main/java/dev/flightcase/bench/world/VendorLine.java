package dev.flightcase.bench.world;

import dev.flightcase.hal.Chemistry;

/**
 * The estimate that power boards ship: charge as a straight line over the cell's voltage, here turned into
 * minutes with the best of the rest, the label's energy and the mean load of the last half hour.
 */
final class VendorLine {

    private static final double MINUTES_PER_HOUR = 60;
    private static final int VOLTS_MINUTES = 5;
    private static final int LOAD_MINUTES = 30;

    private final double emptyVolts;
    private final double spanVolts;
    private final double wattHours;
    private final int cells;
    private final Window volts = new Window(VOLTS_MINUTES);
    private final Window watts = new Window(LOAD_MINUTES);

    VendorLine(Chemistry chemistry, int cells, double nominalAmpereHours) {
        this.cells = cells;
        // Waveshare's samples: (V - 3.0) / 1.2 a cell. For iron phosphate likewise from its empty to its full.
        this.emptyVolts = chemistry.emptyVolts();
        this.spanVolts = chemistry.fullVolts() - chemistry.emptyVolts();
        this.wattHours = nominalAmpereHours * cells * chemistry.restVolts(50);
    }

    /** Means of one minute. */
    void minute(double meanVolts, double meanWattsOut) {
        volts.add(meanVolts);
        watts.add(meanWattsOut);
    }

    double minutes() {
        double share = Math.clamp((volts.mean() / cells - emptyVolts) / spanVolts, 0, 1);
        return share * wattHours / watts.mean() * MINUTES_PER_HOUR;
    }

    /** The last so many numbers. */
    private static final class Window {
        private final double[] numbers;
        private int count;

        Window(int size) {
            this.numbers = new double[size];
        }

        void add(double number) {
            numbers[count++ % numbers.length] = number;
        }

        double mean() {
            int known = Math.min(count, numbers.length);
            double sum = 0;
            for (int i = 0; i < known; i++) {
                sum += numbers[i];
            }
            return known == 0 ? Double.NaN : sum / known;
        }
    }
}
