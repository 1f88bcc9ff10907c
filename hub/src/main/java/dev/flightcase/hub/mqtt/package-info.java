/** The hub's own MQTT client, through Eclipse Paho, of which this is the only importer. */
@NullMarked
package dev.flightcase.hub.mqtt;

import org.jspecify.annotations.NullMarked;
