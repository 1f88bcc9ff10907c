package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.BirthDeathSequence;
import dev.flightcase.uplink.MetricSource;
import dev.flightcase.uplink.MqttTransport;

/** Whom the heartbeat speaks for and with whom. */
record Peers(String node, MetricSource source, BirthDeathSequence sequence, MqttTransport transport) {}
