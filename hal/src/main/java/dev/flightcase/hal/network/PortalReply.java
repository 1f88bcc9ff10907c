package dev.flightcase.hal.network;

/** What asking our own page over plain HTTP brought. */
public sealed interface PortalReply {

    /** 204, with our nonce: nobody stands between. */
    record Open() implements PortalReply {}

    /**
     * Somebody else answered.
     *
     * @param how status line or place of redirection, for people
     */
    record Captive(String how) implements PortalReply {}

    record Silent() implements PortalReply {}

    record NotAsked(String why) implements PortalReply {}
}
