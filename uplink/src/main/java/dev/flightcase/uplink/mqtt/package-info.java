/**
 * MQTT 5 through Eclipse Paho, of which this is the only importer. Paho is used as a dumb pipe: no more messages under way than
 * its user counts itself, memory persistence, no reconnect of its own, a fresh client for each attempt, nothing done on its threads.
 */
@NullMarked
package dev.flightcase.uplink.mqtt;

import org.jspecify.annotations.NullMarked;
