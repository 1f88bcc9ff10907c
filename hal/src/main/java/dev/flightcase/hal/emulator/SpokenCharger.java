package dev.flightcase.hal.emulator;

import java.util.List;

/**
 * What a solar charger says in a second, in volts, amperes and watts.
 *
 * @param batteryAmperes into the battery
 * @param loadAmperes out of the load terminals
 * @param stage as in the label CS: 0 off, 3 bulk, 4 absorption, 5 float
 * @param todayWattHours harvested since sunrise
 */
public record SpokenCharger(
        String serial,
        double batteryVolts,
        double batteryAmperes,
        double panelVolts,
        double panelWatts,
        double loadAmperes,
        int stage,
        double todayWattHours) {

    private static final double WATT_HOURS_A_STEP = 10;

    public List<VeField> fields() {
        return List.of(
                new VeField("PID", "0xA042"),
                new VeField("FW", "159"),
                new VeField("SER#", serial),
                VeField.of("V", Math.round(batteryVolts * 1000)),
                VeField.of("I", Math.round(batteryAmperes * 1000)),
                VeField.of("VPV", Math.round(panelVolts * 1000)),
                VeField.of("PPV", Math.round(panelWatts)),
                VeField.of("CS", stage),
                VeField.of("MPPT", stage == 0 ? 0 : 2),
                new VeField("OR", stage == 0 ? "0x00000001" : "0x00000000"),
                VeField.of("ERR", 0),
                new VeField("LOAD", "ON"),
                VeField.of("IL", Math.round(loadAmperes * 1000)),
                VeField.of("H19", 10_000 + Math.round(todayWattHours / WATT_HOURS_A_STEP)),
                VeField.of("H20", Math.round(todayWattHours / WATT_HOURS_A_STEP)),
                VeField.of("H21", 130),
                VeField.of("H22", 61),
                VeField.of("H23", 118),
                VeField.of("HSDS", 17));
    }
}
