package dev.flightcase.hal.network;

import java.time.Duration;

/** What an attempt to reach the hub's broker brought. */
public sealed interface BrokerReply {

    record Reached(Duration took) implements BrokerReply {}

    /** Refused, or no way there. */
    record Unreachable(String why) implements BrokerReply {}

    record Silent() implements BrokerReply {}

    /** No broker is configured, or nobody could say where it is. */
    record NotTried(String why) implements BrokerReply {}
}
