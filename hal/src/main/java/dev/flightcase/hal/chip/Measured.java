package dev.flightcase.hal.chip;

/** A number, or why there is none. */
public sealed interface Measured {

    /** In the unit of its {@link Measure}. */
    record Value(double value) implements Measured {}

    record Unavailable(Why why) implements Measured {}

    /** Why the registers do not support a number. */
    enum Why {
        NOT_CONVERTED("the chip has not finished a conversion"),
        OVER_RANGE("beyond what the chip can measure"),
        OVERFLOW("the chip's arithmetic overflowed"),
        /** All bits alike, as an empty holder or an undriven wire gives them. */
        NO_BATTERY("no battery, or nothing drives the bus"),
        BUS_FAULT("a value that only a faulty bus gives"),
        STALE("the part of the board that measures this does not answer the board"),
        CONTRADICTION("two looks disagree"),
        NOT_CALIBRATED("the chip's own memory is damaged"),
        JUST_RESET("the chip has started anew and guesses"),
        NOT_FLOWING("no current flows in that direction");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
