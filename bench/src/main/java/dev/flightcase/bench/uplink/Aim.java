package dev.flightcase.bench.uplink;

import java.util.Locale;

/** What a figure should be. */
sealed interface Aim {
    boolean isMet(double figure);

    /** As a table says it, with the figure's own unit. */
    String words();

    /** Nothing was promised. */
    record None() implements Aim {
        @Override
        public boolean isMet(double figure) {
            return true;
        }

        @Override
        public String words() {
            return "";
        }
    }

    record AtMost(double bound) implements Aim {
        @Override
        public boolean isMet(double figure) {
            return figure <= bound;
        }

        @Override
        public String words() {
            return "at most " + number(bound);
        }
    }

    record AtLeast(double bound) implements Aim {
        @Override
        public boolean isMet(double figure) {
            return figure >= bound;
        }

        @Override
        public String words() {
            return "at least " + number(bound);
        }
    }

    private static String number(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}
