package dev.flightcase.hal.battery;

import java.util.Optional;

/**
 * Charge into minutes: the energy above the point where the node must stop, or the pack switches off under its
 * usual peaks, divided by the load. Watts and not amperes, since the converter behind the pack draws the same power at any voltage.
 */
final class TimeToEmpty {

    private static final double MINUTES_PER_HOUR = 60;
    private static final int SLICES = 16;
    /** The tenth and the ninetieth of a hundred of a normal distribution. */
    private static final double NINE_IN_TEN = 1.2816;
    /** Where exactly the pack is at its end, as a share of its capacity; it cancels once the bottom was seen. */
    private static final double FLOOR_SHARE = 0.04;
    /** Of what the cold takes: makers differ that much. What was counted in the cold holds half of it. */
    private static final double COLD_SHARE = 0.3;

    private static final double COLD_SHARE_COUNTED = 0.15;
    /** How far a table that is wrong here is wrong elsewhere. */
    private static final double BIAS_REACH_SHARE = 0.25;
    /** A pack that gives less than this share of its capacity in an hour is not discharging in earnest. */
    private static final double DRAIN_SHARE_MIN = 0.001;

    private final BatteryPack pack;
    private final RestCurve curve;

    TimeToEmpty(BatteryPack pack, RestCurve curve) {
        this.pack = pack;
        this.curve = curve;
    }

    /**
     * Empty while the battery charges, or lasts longer than a number would be honest.
     *
     * @param counted whether the capacity was counted down to the bottom
     */
    Optional<MinutesLeft> of(ChargeFilter filter, LoadHistory load, Ohms ohms, double coldShare, boolean counted) {
        double capacity = filter.capacity().value();
        if (load.amperes() < DRAIN_SHARE_MIN * capacity) {
            return Optional.empty();
        }
        double share = Math.min(1, filter.share(coldShare));
        double floor = floor(load, ohms);
        double usable = Math.max(0, share - floor) * capacity * coldShare;
        var plan = load.plan(usable / load.amperes() * MINUTES_PER_HOUR);
        if (plan.watts() <= 0) {
            return Optional.empty();
        }
        double terminals = volts(filter.bias(), share, floor, plan, ohms);
        double minutes = usable * terminals / plan.watts() * MINUTES_PER_HOUR;
        double cold = (counted ? COLD_SHARE_COUNTED : COLD_SHARE) * (1 - coldShare) * capacity;
        double end = counted ? 0 : FLOOR_SHARE * capacity;
        double sigma = Math.hypot(filter.sigmaAbove(1 - coldShare + coldShare * floor), Math.hypot(cold, end));
        double doubt = NINE_IN_TEN * Math.hypot(sigma, plan.sigmaShare() * usable);
        double perAmpereHour = pack.cells() * curve.volts(floor) / plan.watts() * MINUTES_PER_HOUR;
        double spread = usable > 0 ? minutes / usable * doubt : perAmpereHour * doubt;
        return minutes > MinutesLeft.MAX
                ? Optional.empty()
                : Optional.of(new MinutesLeft(
                        Math.max(0, minutes - spread), minutes, Math.min(MinutesLeft.MAX, minutes + spread)));
    }

    /**
     * The share of charge at which the usual peak brings the pack to its end. By the table alone: the
     * same number anchors the filter when the line is really reached, so an error of it cancels.
     */
    double floor(LoadHistory load, Ohms ohms) {
        double steady = Math.max(0, load.amperes()) * ohms.settled() / pack.cells();
        double peak = Math.max(0, load.peakAmperes() - load.amperes()) * ohms.instant() / pack.cells();
        double atLine =
                Math.min(curve.share(pack.stopCellVolts() + peak + steady), curve.share(pack.littleRestVolts()));
        return Math.clamp(Math.max(atLine, curve.share(pack.brinkCellVolts() + peak + steady)), 0, 0.5);
    }

    /** Mean of the terminals on the way down. */
    private double volts(double bias, double share, double floor, LoadHistory.Plan load, Ohms ohms) {
        double sum = 0;
        for (int i = 0; i < SLICES; i++) {
            double at = floor + (share - floor) * (i + 0.5) / SLICES;
            double fading = Math.exp(-Math.max(0, share - at) / BIAS_REACH_SHARE);
            sum += curve.volts(at) + bias * fading;
        }
        return sum / SLICES * pack.cells() - load.amperes() * ohms.settled();
    }

    /**
     * Of pack and leads.
     *
     * @param instant what a step shows at once
     * @param settled what remains of a current that flows for an hour
     */
    record Ohms(double instant, double settled) {}
}
