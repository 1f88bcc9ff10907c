/**
 * The MQTT broker inside the hub's process: HiveMQ Community Edition in memory mode. It is for one machine, demos and tests;
 * a region runs a broker cluster of its own, and the hub is then its client like any other.
 */
@NullMarked
package dev.flightcase.hub.broker;

import org.jspecify.annotations.NullMarked;
