package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.MqttChannels;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.Outbox;

/**
 * Whom the connection speaks for and with whom.
 *
 * @param node the node's id
 * @param keys whose signature makes the hub's word good
 */
public record Peers(String node, Outbox outbox, HubNews news, HubKeys keys, MqttChannels channels) {}
