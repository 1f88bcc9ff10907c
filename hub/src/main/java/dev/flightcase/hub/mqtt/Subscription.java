package dev.flightcase.hub.mqtt;

/**
 * What the hub listens to.
 *
 * @param filter of topics (MQTT 5 section 4.7)
 * @param sink called on Paho's thread, and so must not wait
 */
public record Subscription(String filter, MessageSink sink) {}
