package dev.flightcase.hal.network;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Asks the world through one link. Every call blocks for a bounded time and may be made by several threads for different links. */
public interface LinkProber {

    /**
     * What became of a question.
     *
     * @param lost how often it was sent without an answer
     */
    record Asked(DnsReply reply, int lost) {}

    /** Asks a resolver of the link for an address, and asks again when nothing comes. */
    Asked ask(Link link, String name);

    /** Connects, and ends the connection at once. */
    BrokerReply connect(Link link, InetAddress address, int port);

    /** As {@link #connect}, and where the broker speaks TLS, has it prove first that it is ours. */
    default BrokerReply prove(Link link, InetAddress address, Endpoint broker) {
        return connect(link, address, broker.port());
    }

    /**
     * Asks our own page over plain HTTP.
     *
     * @param address where it is; null to have its name looked up over this link
     */
    PortalReply fetch(Link link, PortalPage page, @Nullable InetAddress address);
}
