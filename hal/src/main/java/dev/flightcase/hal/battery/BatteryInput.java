package dev.flightcase.hal.battery;

import dev.flightcase.hal.Moment;
import java.util.OptionalDouble;

/**
 * What was read at one moment and passed its gates; what was not is empty.
 *
 * @param volts at the terminals
 * @param amperes positive into the battery
 * @param celsius of the pack
 * @param gaugePercent what a gauge chip claims
 */
public record BatteryInput(
        Moment at, OptionalDouble volts, OptionalDouble amperes, OptionalDouble celsius, OptionalDouble gaugePercent) {}
