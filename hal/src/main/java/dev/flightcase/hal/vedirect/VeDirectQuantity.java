package dev.flightcase.hal.vedirect;

import dev.flightcase.hal.Unit;
import java.util.List;

/**
 * What of a VE.Direct line can be a signal. Minutes to go (TTG) can not: with a load that changes they swing
 * by the hour within a minute.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists come from List.of.
public enum VeDirectQuantity {
    BATTERY_VOLTAGE(Unit.VOLT, 1e-3, VeLabel.V),
    /** Into the battery: all of it for a battery monitor, its own share for a charger. */
    BATTERY_CURRENT(Unit.AMPERE, 1e-3, VeLabel.I),
    BATTERY_TEMPERATURE(Unit.CELSIUS, 1, VeLabel.T),
    /** What the battery monitor makes of it. */
    GAUGE_CHARGE(Unit.PERCENT, 0.1, VeLabel.SOC),
    SOLAR_POWER(Unit.WATT, 1, VeLabel.PPV),
    PANEL_VOLTAGE(Unit.VOLT, 1e-3, VeLabel.VPV),
    /** Out of the charger's load terminals, which have the voltage of the battery. */
    LOAD(Unit.WATT, 1e-6, VeLabel.V, VeLabel.IL),
    /** The number of {@link VeLabel#CS}. */
    CHARGER_STATE(Unit.ONE, 1, VeLabel.CS),
    /** The number of {@link VeLabel#ERR}. */
    CHARGER_ERROR(Unit.ONE, 1, VeLabel.ERR);

    private final Unit unit;
    private final double scale;
    private final List<VeLabel> factors;

    VeDirectQuantity(Unit unit, double scale, VeLabel... factors) {
        this.unit = unit;
        this.scale = scale;
        this.factors = List.of(factors);
    }

    public Unit unit() {
        return unit;
    }

    double scale() {
        return scale;
    }

    List<VeLabel> factors() {
        return factors;
    }
}
