/**
 * The node's line to its hub. So far it carries health: Sparkplug B over MQTT 5, on a connection of its own.
 *
 * <p>This package holds what the rest of the module speaks in: metrics, addresses, the state of a link, and the ports to a
 * broker ({@link dev.flightcase.uplink.MqttTransport}), to the readings ({@link dev.flightcase.uplink.MetricSource}) and to
 * the disk ({@link dev.flightcase.uplink.BirthDeathSequence}). {@code uplink.sparkplug} keeps the protocol's rules and runs
 * the heartbeat, {@code uplink.wire} turns records into bytes, {@code uplink.mqtt} is the only one that knows Paho. Arrows go
 * from those three to here and from {@code sparkplug} to {@code wire}; nothing here points back.
 *
 * <p>Threads: one virtual thread, {@code uplink-health}, owns the session and does all waiting; Paho's own threads only put
 * something in its mailbox. Errors: what a broker or the network does is a result or a {@link
 * dev.flightcase.uplink.LinkState}; our own mistakes are {@link dev.flightcase.uplink.UplinkException}s. Nothing in the node
 * waits for this module.
 */
@NullMarked
package dev.flightcase.uplink;

import org.jspecify.annotations.NullMarked;
