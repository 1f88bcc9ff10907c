package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.battery.BatteryPack;
import java.util.Locale;

/**
 * The board profile of the emulated chips, as somebody would write it who had them. A day that passes faster has a pack that is smaller by
 * as much: it empties within real minutes, and those are what the node tells.
 */
final class SimulatedKit {
    static final int BATTERY_ADDRESS = 0x40;
    static final int LOAD_ADDRESS = 0x41;
    static final int POWER_LOST_LINE = 6;
    static final int BUTTON_LINE = 17;
    static final int LED_LINE = 27;

    /** What the monitors see at their greatest current, of the 163.84 mV that an INA228 can. */
    private static final double SHUNT_VOLTS = 0.15;

    private static final double AMPERES_MARGIN = 1.5;
    private static final double AMPERES_LEAST = 1;
    private static final double AMPERES_MOST = 1000;
    private static final double NOMINAL_PERCENT = 50;

    private final SimulatedBoardConfig config;

    SimulatedKit(SimulatedBoardConfig config) {
        this.config = config;
    }

    BatteryPack pack() {
        var chemistry = config.chemistry();
        int cells = config.cells();
        double wattHours = config.capacityWattHours() / config.day().timeScale();
        return new BatteryPack(
                chemistry,
                cells,
                wattHours / (cells * chemistry.restVolts(NOMINAL_PERCENT)),
                SimulatedPower.OHMS_PER_CELL * cells,
                BatteryPack.of(chemistry, cells, 1).cutOffCellVolts());
    }

    double shuntOhms() {
        return SHUNT_VOLTS / amperesMax();
    }

    private double amperesMax() {
        Chemistry chemistry = config.chemistry();
        double watts = Math.max(config.loadWatts(), config.day().solarPeakWatts());
        double amperes = AMPERES_MARGIN * watts / (config.cells() * chemistry.emptyVolts());
        return Math.clamp(amperes, AMPERES_LEAST, AMPERES_MOST);
    }

    /** For {@link dev.flightcase.hal.kit.KitProfile#parse}. */
    String profile() {
        var pack = pack();
        return String.format(
                Locale.ROOT,
                """
                title = "a case that does not exist: emulated chips, read by the real drivers"

                [battery]
                chemistry = "%s"
                cells = %d
                ampere-hours = %f
                ohms = %f

                [[chip]]
                type = "ina228"
                address = "0x%x"
                shunts = ["%8$f"]
                amperes-max = %9$f
                [chip.gives]
                battery-voltage = "voltage"
                battery-current = "current"

                [[chip]]
                type = "ina228"
                address = "0x%6$x"
                shunts = ["%8$f"]
                amperes-max = %9$f
                [chip.gives]
                load = "power"

                [[vedirect]]
                port = "/dev/ttyUSB0"
                gives = ["solar-power"]

                [pins]
                power-lost = { line = %7$d, high = true }
                button = { line = %10$d, high = false, bias = "up" }
                led = { line = %11$d, high = true }
                """,
                pack.chemistry().word(),
                pack.cells(),
                pack.nominalAmpereHours(),
                pack.ohms(),
                BATTERY_ADDRESS,
                LOAD_ADDRESS,
                POWER_LOST_LINE,
                shuntOhms(),
                amperesMax(),
                BUTTON_LINE,
                LED_LINE);
    }
}
