/**
 * Victron's VE.Direct text protocol, listened to and never spoken: the port of a charger has no isolation
 * of its own, and nothing needs to be asked.
 *
 * <p>Bytes go into {@link dev.flightcase.hal.vedirect.VeDirectParser}, blocks whose checksum holds come out,
 * without garbage; {@link dev.flightcase.hal.vedirect.VeDirectLine} keeps the last of them, {@link
 * dev.flightcase.hal.vedirect.VeDirectSensor} makes signals of it.
 *
 * <p><b>Threads.</b> One for each line, {@code bus-ttyUSB0}, which waits for bytes.
 *
 * <p><b>Errors.</b> Whatever comes over the line is counted ({@link dev.flightcase.hal.vedirect.ParserCounts})
 * and never thrown. A line that is not there is said once and tried again.
 */
@NullMarked
package dev.flightcase.hal.vedirect;

import org.jspecify.annotations.NullMarked;
