package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Of this machine, from the kernel. */
public final class MachineAddresses implements LinkReader.Addresses {
    @Override
    public List<InetAddress> of(String link) {
        try {
            var network = NetworkInterface.getByName(link);
            return network == null ? List.of() : network.inetAddresses().toList();
        } catch (SocketException _) {
            return List.of(); // It went while it was looked at: the next look knows.
        }
    }
}
