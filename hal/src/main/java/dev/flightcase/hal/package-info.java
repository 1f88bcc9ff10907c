/**
 * What the node can measure, and how far each number can be trusted.
 *
 * <p>A {@link dev.flightcase.hal.Sensor} reads one thing (a file, a chip, a model); a {@link
 * dev.flightcase.hal.Board} is a set of sensors that come and go together; {@link
 * dev.flightcase.hal.SensorLoop} reads them all and hands out immutable {@link
 * dev.flightcase.hal.Snapshot}s.
 *
 * <p><b>Threads.</b> One loop thread, {@code sensors}, and a pool {@code sensor-read-*} that holds one
 * thread while every sensor is quick and one more for each sensor that hangs. Snapshots may be taken from
 * any thread and never wait for a sensor.
 *
 * <p><b>Errors.</b> A sensor that is absent, broken or lying is a result ({@link dev.flightcase.hal.Sample},
 * {@link dev.flightcase.hal.SensorStatus}), never an exception and never a number. Exceptions
 * ({@link java.lang.IllegalArgumentException}) are for wrong wiring and wrong configuration.
 *
 * <p><b>Neighbours.</b> A leaf: knows no other module. {@code daemon} turns snapshots into a health score,
 * metrics and MQTT messages.
 */
@NullMarked
package dev.flightcase.hal;

import org.jspecify.annotations.NullMarked;
