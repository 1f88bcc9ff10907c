package dev.flightcase.uplink;

import java.net.URI;
import java.time.Instant;

/** How the line to the hub is, for people and for the health score. */
public sealed interface LinkState {
    /** Not started, stopped, or no broker configured. */
    record Off() implements LinkState {}

    /** @param attempt counts from 1 since the link was last up */
    record Connecting(URI broker, int attempt) implements LinkState {}

    /** What the connection is for goes on: births are sent and readings follow, or subscriptions stand and orders go. */
    record Online(URI broker, Instant since) implements LinkState {}

    /**
     * @param until next attempt; by the wall clock, for display only
     * @param reason why the last attempt failed or the link was lost, in a few words
     * @param failures attempts in a row that failed
     */
    record Waiting(Instant until, String reason, int failures) implements LinkState {}
}
