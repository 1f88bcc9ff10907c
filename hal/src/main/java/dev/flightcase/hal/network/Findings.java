package dev.flightcase.hal.network;

/**
 * What one round of probes through a link found.
 *
 * @param lie the reply for a name that cannot exist: an address is a hijack
 * @param name the reply for the broker's name
 */
public record Findings(DnsReply lie, DnsReply name, BrokerReply broker, PortalReply portal) {

    private static final String NOT_YET = "not yet";

    /** Of a link that was not probed. */
    public static Findings none() {
        return new Findings(
                new DnsReply.NotAsked(NOT_YET),
                new DnsReply.NotAsked(NOT_YET),
                new BrokerReply.NotTried(NOT_YET),
                new PortalReply.NotAsked(NOT_YET));
    }
}
