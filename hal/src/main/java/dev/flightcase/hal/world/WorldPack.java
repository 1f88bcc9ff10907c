package dev.flightcase.hal.world;

/**
 * Thevenin pack: a source that follows charge and hysteresis, a resistance, and two that take their time (ten
 * seconds, half an hour). It warms itself. Cold shrinks it and raises its resistance.
 */
final class WorldPack implements Meter {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SLOW_SECONDS = 25;
    private static final double DIFFUSION_SECONDS = 1500;
    private static final double HEAT_SECONDS = 2400;
    private static final double KELVIN_PER_WATT = 4;
    private static final double WARM_CELSIUS = 25;
    private static final double CHARGE_KEPT = 0.992;
    /** Hysteresis turns over while this share of the charge moves. */
    private static final double HYSTERESIS_SHARE = 0.05;
    /** Towards empty the resistance rises. */
    private static final double EMPTY_OHMS = 0.6;

    /** Beyond full there is nowhere for charge to go: a steep rise, for the whole charge again. */
    private static final double OVERCHARGE_VOLTS = 20;

    private static final double EMPTY_SHARE = 0.08;

    private final PackTruth truth;
    private final RestVolts rest;
    private double share;
    private double slowVolts;
    private double diffusionVolts;
    private double hysteresis;
    private double celsius;
    private double amperesOut;
    private double volts;
    private boolean collapsed;

    WorldPack(PackTruth truth, RestVolts rest, double share, double celsius) {
        this.truth = truth;
        this.rest = rest;
        this.share = share;
        this.celsius = celsius;
        this.volts = source();
    }

    /** Gives this power for so long; when it cannot, it collapses. */
    void discharge(double watts, double seconds, double ambientCelsius) {
        double source = source() - slowVolts - diffusionVolts;
        double ohms = ohms();
        double inside = source * source - 4 * ohms * watts;
        collapsed = inside < 0;
        double out = collapsed ? source / (2 * ohms) : (source - Math.sqrt(inside)) / (2 * ohms);
        flow(out, seconds, ambientCelsius);
        collapsed |= volts < truth.brownOutCellVolts() * truth.cells();
    }

    /** Takes at most this current, and less where the charger's voltage would be passed; says what it took. */
    double charge(double amperes, double voltsMax, double seconds, double ambientCelsius) {
        double source = source() - slowVolts - diffusionVolts;
        double taken = Math.clamp((voltsMax - source) / ohms(), 0, Math.max(0, amperes));
        flow(-taken, seconds, ambientCelsius);
        collapsed = false;
        return taken;
    }

    private void flow(double out, double seconds, double ambientCelsius) {
        double hours = seconds / SECONDS_PER_HOUR;
        double capacity = truth.ampereHours() * coldShare();
        double rate = out / truth.ampereHours();
        double lost = out > 0 ? 1 + truth.rateLoss() * rate : CHARGE_KEPT;
        double moved = out * lost * hours / capacity;
        share -= moved;
        double fast = 1 - Math.exp(-seconds / SLOW_SECONDS);
        slowVolts += fast * (out * truth.slowOhms() * stiffness() - slowVolts);
        double slow = 1 - Math.exp(-seconds / DIFFUSION_SECONDS);
        diffusionVolts += slow * (out * truth.diffusionOhms() * stiffness() - diffusionVolts);
        double towards = -Math.signum(out) * truth.hysteresisVolts();
        hysteresis += (1 - Math.exp(-Math.abs(moved) / HYSTERESIS_SHARE)) * (towards - hysteresis);
        double heat = out * out * (truth.ohms() + truth.slowOhms()) * KELVIN_PER_WATT;
        celsius += (1 - Math.exp(-seconds / HEAT_SECONDS)) * (ambientCelsius + heat - celsius);
        amperesOut = out;
        volts = source() - out * ohms() - slowVolts - diffusionVolts;
    }

    private double source() {
        double over = OVERCHARGE_VOLTS * Math.max(0, share - 1);
        return truth.cells() * (rest.volts(share) + over + hysteresis);
    }

    private double ohms() {
        return truth.ohms() * stiffness() * (1 + EMPTY_OHMS * Math.exp(-Math.max(0, share) / EMPTY_SHARE));
    }

    private double stiffness() {
        return Math.exp(truth.cold().ohmsPerKelvin() * Math.max(0, WARM_CELSIUS - celsius));
    }

    private double coldShare() {
        return 1 - truth.cold().lossPerKelvin() * Math.max(0, WARM_CELSIUS - celsius);
    }

    @Override
    public double volts() {
        return volts;
    }

    @Override
    public double amperes() {
        return -amperesOut;
    }

    @Override
    public double celsius() {
        return celsius;
    }

    double restVolts() {
        return source();
    }

    /** Of the charge that can be had at this temperature. */
    double share() {
        return share;
    }

    /** It could not give what was asked, or fell below its cut-off while it did. */
    boolean isCollapsed() {
        return collapsed;
    }
}
