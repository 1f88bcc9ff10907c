package dev.flightcase.hal.network;

/**
 * How far a link carries, and what says so.
 *
 * @param why one sentence for people
 */
public record Verdict(Reach reach, String why) {

    /** Judges a link by what the kernel and the probes say. Pure. */
    public static Verdict of(Link link, Findings found) {
        if (!link.carrier()) {
            return new Verdict(Reach.NONE, "Nothing is at the other end.");
        }
        if (!link.hasAddress()) {
            return new Verdict(Reach.LINK, "It has no address.");
        }
        if (found.broker() instanceof BrokerReply.Reached) {
            return new Verdict(Reach.FULL, "The hub's broker was reached.");
        }
        if (found.portal() instanceof PortalReply.Captive(String how)) {
            return new Verdict(Reach.PORTAL, "Somebody wants a login first: " + how + ".");
        }
        if (link.defaultRoute().isEmpty()) {
            return new Verdict(Reach.LAN, "It has no way out.");
        }
        return names(found);
    }

    private static Verdict names(Findings found) {
        if (found.lie() instanceof DnsReply.Found) {
            return new Verdict(Reach.DNS_FAIL, "The resolver gives an address for a name that does not exist.");
        }
        return switch (found.name()) {
            case DnsReply.Silent() -> new Verdict(Reach.DNS_FAIL, "No resolver answers.");
            case DnsReply.Refused(int code, var _) ->
                new Verdict(Reach.DNS_FAIL, "The resolver could not answer (" + code(code) + ").");
            case DnsReply.NoSuchName _ -> new Verdict(Reach.DNS_FAIL, "The resolver does not know the broker's name.");
            case DnsReply.NoAddress _ ->
                new Verdict(Reach.DNS_FAIL, "The resolver gives no address for the broker's name.");
            case DnsReply.Found _ -> limited(found);
            case DnsReply.NotAsked(String why) ->
                found.lie().roundTrip().isPresent()
                        ? limited(found)
                        : new Verdict(Reach.DNS_FAIL, "Nobody could be asked for names (" + why + ").");
        };
    }

    private static Verdict limited(Findings found) {
        return new Verdict(
                Reach.LIMITED,
                switch (found.broker()) {
                    case BrokerReply.Reached _ -> throw new IllegalStateException("a broker that was reached is FULL");
                    case BrokerReply.Silent() -> "Names are answered; the hub's broker is not.";
                    case BrokerReply.Unreachable(String why) ->
                        "Names are answered; the hub's broker is not reached (" + why + ").";
                    case BrokerReply.NotTried(String why) -> "Names are answered; no broker was tried (" + why + ").";
                });
    }

    /** RFC 1035 §4.1.1. */
    private static String code(int code) {
        return switch (code) {
            case 2 -> "SERVFAIL";
            case 5 -> "REFUSED";
            default -> "code " + code;
        };
    }
}
