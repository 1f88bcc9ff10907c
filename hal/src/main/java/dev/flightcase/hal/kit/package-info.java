/**
 * Board profiles: which chips a kit has, at which addresses, with which shunts, cells and pins, or which drivers of the kernel
 * read them ({@code KernelPlace}), as a small TOML file for each.
 * A kit of known chips is a file and no code. Kits are named by the operator and never guessed from the addresses that answer:
 * sister boards share addresses and use the same pin with opposite meanings.
 *
 * <p><b>Threads.</b> A board's sensors are read by the {@link dev.flightcase.hal.SensorLoop}; each bus has a thread of its own
 * ({@link dev.flightcase.hal.bus.BusLane}).
 *
 * <p><b>Errors.</b> A wrong file is a {@link dev.flightcase.settings.SettingsException} with file, line, key, value and rule. A
 * bus, chip, driver or pin that is not there is a failed sample, said once, and tried again slowly.
 */
@NullMarked
package dev.flightcase.hal.kit;

import org.jspecify.annotations.NullMarked;
