/**
 * The node's line to its hub, on two connections of MQTT 5: one for health, Sparkplug B, and one for orders and what the hub sends
 * down for the shop. They share nothing, so that neither stops the other.
 *
 * <p>This package holds what the rest of the module speaks in: metrics, addresses, the state of a link, and the ports to a
 * broker ({@link dev.flightcase.uplink.MqttTransport} for one message at a time, {@link dev.flightcase.uplink.MqttChannels} for
 * several), to the readings ({@link dev.flightcase.uplink.MetricSource}) and to the disk ({@link
 * dev.flightcase.uplink.BirthDeathSequence}). {@code uplink.commerce} holds the same for the shop. {@code uplink.sparkplug} and
 * {@code uplink.shop} keep the protocols' rules and run the connections, {@code uplink.wire} turns records into bytes and back,
 * {@code uplink.mqtt} is the only one that knows Paho. Arrows go from those to here and to {@code commerce}, and from {@code
 * sparkplug} and {@code shop} to {@code wire}; nothing here points back.
 *
 * <p>Threads: {@code uplink-health}, virtual, and {@code uplink-orders} own one connection each and do all its waiting; Paho's own
 * threads only put something in a mailbox. Errors: what a broker, a hub or the network does is a result or a {@link
 * dev.flightcase.uplink.LinkState}; our own mistakes are {@link dev.flightcase.uplink.UplinkException}s. Nothing in the node
 * waits for this module.
 */
@NullMarked
package dev.flightcase.uplink;

import org.jspecify.annotations.NullMarked;
