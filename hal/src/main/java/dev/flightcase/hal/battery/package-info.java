/**
 * How long the battery lasts, and when the node must stop.
 *
 * <p>{@link dev.flightcase.hal.battery.BatteryEstimator} turns volts and amperes into charge, minutes left and
 * how sure both are; {@link dev.flightcase.hal.battery.ShutdownRule} judges evidence and never acts; {@link
 * dev.flightcase.hal.battery.BatterySensor} feeds both from readings that passed their gates.
 *
 * <p>Current is positive into the battery everywhere. No class here is thread-safe; each is owned by the one
 * sensor that reads it. Nothing here blocks, and nothing outside makes it throw.
 */
@NullMarked
package dev.flightcase.hal.battery;

import org.jspecify.annotations.NullMarked;
