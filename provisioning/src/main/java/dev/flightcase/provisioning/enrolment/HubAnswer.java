package dev.flightcase.provisioning.enrolment;

import java.time.Duration;

/** What came of asking a hub. */
public sealed interface HubAnswer {
    /** A certificate for the key that was asked for, checked against the hub's CA. */
    record Granted(HubFacts hub, Credential credential) implements HubAnswer {}

    /**
     * No, and asking again does not help.
     *
     * @param says why, and what to do; for people
     */
    record Refused(String says) implements HubAnswer {}

    /**
     * The hub has a newer key of this node on its books.
     *
     * @param generation of that one
     */
    record Stale(int generation) implements HubAnswer {}

    /** The hub's operator has taken this node out. */
    record Revoked() implements HubAnswer {}

    /**
     * Not now.
     *
     * @param after how long to wait at least before the next attempt
     */
    record Later(String says, Duration after) implements HubAnswer {}
}
