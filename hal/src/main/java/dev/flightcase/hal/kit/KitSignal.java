package dev.flightcase.hal.kit;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.host.HwmonChannel;
import dev.flightcase.hal.host.PowerSupply;
import dev.flightcase.hal.vedirect.VeDirectQuantity;
import java.util.Optional;
import java.util.function.Function;

/** What a kit can tell of the power. The word stands in board profiles, at the left of what a chip gives. */
@SuppressWarnings("ImmutableEnumChecker") // The functions keep nothing.
enum KitSignal {
    BATTERY_VOLTAGE("battery-voltage", pack -> volts(Signals.BATTERY_VOLTAGE, pack)),
    BATTERY_CURRENT("battery-current", pack -> {
        double most = Math.max(KitSignal.AMPERES_LEAST, KitSignal.C_RATE_MAX * pack.nominalAmpereHours());
        return new Signal(Signals.BATTERY_CURRENT, Unit.AMPERE, Plausibility.between(-most, most));
    }),
    BATTERY_TEMPERATURE(
            "battery-temperature",
            _ -> new Signal(
                    Signals.BATTERY_TEMPERATURE,
                    Unit.CELSIUS,
                    Plausibility.between(-40, 90).changingAtMost(2))),
    GAUGE_CHARGE(
            "gauge-charge",
            _ -> new Signal(
                    Signals.GAUGE_CHARGE,
                    Unit.PERCENT,
                    Plausibility.between(0, 100).changingAtMost(5))),
    SOLAR_POWER(
            "solar-power",
            _ -> new Signal(Signals.SOLAR_POWER, Unit.WATT, Plausibility.between(0, KitSignal.WATTS_MAX))),
    LOAD("load", _ -> new Signal(Signals.LOAD, Unit.WATT, Plausibility.between(0, KitSignal.WATTS_MAX))),
    INPUT_VOLTAGE(
            "input-voltage",
            _ -> new Signal(Signals.INPUT_VOLTAGE, Unit.VOLT, Plausibility.between(0, KitSignal.INPUT_VOLTS_MAX))),
    EXTERNAL_POWER("external-power", _ -> new Signal(Signals.EXTERNAL_POWER, Unit.ONE, Plausibility.between(0, 1)));

    /** Small packs still feed a board of 5 A. */
    private static final double AMPERES_LEAST = 10;

    /** More than cells that one carries give or take: in times of the capacity in an hour. */
    private static final double C_RATE_MAX = 10;

    /** The largest panel and load that a case holds, generously. */
    private static final double WATTS_MAX = 5_000;

    /** Panels in series. */
    private static final double INPUT_VOLTS_MAX = 250;

    /** What a chip's offset makes of no current at all. */
    private static final double NOTHING_WATTS = -0.5;

    /** Below the emptiest cell by as much as protection boards let it sink, above the fullest by what chargers overshoot. */
    private static final double UNDER = 0.75;

    private static final double OVER = 1.08;

    /** A pulse of load across a tired cell, in a second. */
    private static final double CELL_VOLTS_PER_SECOND_MAX = 0.6;

    private final String word;
    private final Function<BatteryPack, Signal> gate;

    KitSignal(String word, Function<BatteryPack, Signal> gate) {
        this.word = word;
        this.gate = gate;
    }

    String word() {
        return word;
    }

    /** What of a VE.Direct line it is; empty when those do not say it. */
    Optional<VeDirectQuantity> said() {
        return switch (this) {
            case BATTERY_VOLTAGE -> Optional.of(VeDirectQuantity.BATTERY_VOLTAGE);
            case BATTERY_CURRENT -> Optional.of(VeDirectQuantity.BATTERY_CURRENT);
            case BATTERY_TEMPERATURE -> Optional.of(VeDirectQuantity.BATTERY_TEMPERATURE);
            case GAUGE_CHARGE -> Optional.of(VeDirectQuantity.GAUGE_CHARGE);
            case SOLAR_POWER -> Optional.of(VeDirectQuantity.SOLAR_POWER);
            case LOAD -> Optional.of(VeDirectQuantity.LOAD);
            case INPUT_VOLTAGE -> Optional.of(VeDirectQuantity.PANEL_VOLTAGE);
            case EXTERNAL_POWER -> Optional.empty();
        };
    }

    /** What of hwmon it is; empty when chips there do not measure it. */
    Optional<HwmonChannel.Kind> metered() {
        return switch (this) {
            case BATTERY_VOLTAGE, INPUT_VOLTAGE -> Optional.of(HwmonChannel.Kind.VOLTAGE);
            case BATTERY_CURRENT -> Optional.of(HwmonChannel.Kind.CURRENT);
            case BATTERY_TEMPERATURE -> Optional.of(HwmonChannel.Kind.TEMPERATURE);
            case SOLAR_POWER, LOAD -> Optional.of(HwmonChannel.Kind.POWER);
            case GAUGE_CHARGE, EXTERNAL_POWER -> Optional.empty();
        };
    }

    /** What of a power supply of the kernel it is; empty when those do not tell it. */
    Optional<PowerSupply.Value> supplied() {
        return switch (this) {
            case BATTERY_VOLTAGE -> Optional.of(PowerSupply.Value.VOLTAGE);
            case BATTERY_CURRENT -> Optional.of(PowerSupply.Value.CURRENT);
            case BATTERY_TEMPERATURE -> Optional.of(PowerSupply.Value.TEMPERATURE);
            case GAUGE_CHARGE -> Optional.of(PowerSupply.Value.CHARGE);
            case EXTERNAL_POWER -> Optional.of(PowerSupply.Value.ONLINE);
            case SOLAR_POWER, LOAD, INPUT_VOLTAGE -> Optional.empty();
        };
    }

    /** What flows one way only, without what a chip's offset makes of nothing. */
    double tidy(double value) {
        boolean oneWay = this == SOLAR_POWER || this == LOAD;
        return oneWay && value < 0 && value > NOTHING_WATTS ? 0 : value;
    }

    /** With a gate that fits the pack. */
    Signal of(BatteryPack pack) {
        return gate.apply(pack);
    }

    private static Signal volts(String name, BatteryPack pack) {
        var cell = pack.chemistry();
        return new Signal(
                name,
                Unit.VOLT,
                Plausibility.between(pack.cells() * cell.emptyVolts() * UNDER, pack.cells() * cell.fullVolts() * OVER)
                        .changingAtMost(pack.cells() * CELL_VOLTS_PER_SECOND_MAX));
    }
}
