package dev.flightcase.hal.battery;

/** What cold takes from a pack: a fifth at 0 °C, nothing from 25 °C on, straight between and below. */
final class Cold {

    private static final double WARM_CELSIUS = 25;
    private static final double LOSS_PER_KELVIN = 0.2 / 25;
    private static final double SHARE_MIN = 0.5;

    private Cold() {}

    /** Share of the capacity that can be had. */
    static double share(double celsius) {
        return Math.clamp(1 - LOSS_PER_KELVIN * (WARM_CELSIUS - celsius), SHARE_MIN, 1);
    }
}
