package dev.flightcase.daemon.adapter;

import dev.flightcase.daemon.hub.NetworkWatch;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.HashSet;
import java.util.Set;

/** The network interfaces of this machine, as the kernel has them. */
public final class MachineNetworks implements NetworkWatch.Networks {
    @Override
    public Set<String> up() throws IOException {
        var up = new HashSet<String>();
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            // Up, and with a carrier: a cable, or a radio that is registered.
            if (!network.isLoopback() && network.isUp()) {
                up.add(network.getName());
                network.inetAddresses().forEach(address -> up.add(address.toString()));
            }
        }
        return Set.copyOf(up);
    }
}
