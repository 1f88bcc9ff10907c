package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.util.List;

/**
 * Who is asked for names over a link.
 *
 * @param source the file that names them, or how they were guessed, for people
 * @param own whether they are known to be this link's; otherwise they are the machine's, or its gateway
 */
public record Resolvers(List<InetAddress> servers, String source, boolean own) {

    public Resolvers {
        servers = List.copyOf(servers);
    }
}
