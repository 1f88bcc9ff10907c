package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The default routes in {@code /proc/net/route} and {@code /proc/net/ipv6_route}. A line that is not as it should be is left out. */
final class RouteTable {
    // include/uapi/linux/route.h: RTF_UP, RTF_GATEWAY, RTF_REJECT
    private static final int UP = 0x1;
    private static final int GATEWAY = 0x2;
    private static final int REJECT = 0x200;
    private static final String IPV4_ANY = "00000000";
    private static final String IPV6_ANY = "0".repeat(32);

    private RouteTable() {}

    static List<DefaultRoute> defaults(RootFiles files) {
        var routes = new ArrayList<DefaultRoute>();
        files.text("proc/net/route").ifPresent(text -> text.lines().skip(1).forEach(line -> ipv4(line, routes)));
        files.text("proc/net/ipv6_route").ifPresent(text -> text.lines().forEach(line -> ipv6(line, routes)));
        return routes;
    }

    /** net/ipv4/fib_trie.c: Iface Destination Gateway Flags RefCnt Use Metric Mask …, addresses as the host has them in memory. */
    private static void ipv4(String line, List<DefaultRoute> routes) {
        var words = line.strip().split("\\s+", -1);
        if (words.length < 8 || !words[1].equals(IPV4_ANY) || !words[7].equals(IPV4_ANY)) {
            return;
        }
        try {
            int flags = Integer.parseInt(words[3], 16);
            if (usable(flags)) {
                var gateway = (flags & GATEWAY) == 0
                        ? null
                        : address(reversed(HexFormat.of().parseHex(words[2])));
                routes.add(new DefaultRoute(words[0], gateway, Long.parseLong(words[6])));
            }
        } catch (IllegalArgumentException _) {
            // Not a route.
        }
    }

    /** net/ipv6/route.c: destination, its length, source, its length, next hop, metric, references, use, flags, interface; all hexadecimal. */
    private static void ipv6(String line, List<DefaultRoute> routes) {
        var words = line.strip().split("\\s+", -1);
        if (words.length != 10 || !words[0].equals(IPV6_ANY) || !words[1].equals("00") || words[9].equals("lo")) {
            return;
        }
        try {
            int flags = Integer.parseUnsignedInt(words[8], 16);
            if (usable(flags)) {
                var gateway = words[4].equals(IPV6_ANY)
                        ? null
                        : address(HexFormat.of().parseHex(words[4]));
                routes.add(new DefaultRoute(words[9], gateway, Long.parseLong(words[5], 16)));
            }
        } catch (IllegalArgumentException _) {
            // Not a route.
        }
    }

    private static boolean usable(int flags) {
        return (flags & UP) != 0 && (flags & REJECT) == 0;
    }

    /** The boards that this runs on, and x86, are little-endian. */
    private static byte[] reversed(byte[] bytes) {
        var turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    private static @Nullable InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException _) {
            throw new IllegalArgumentException(bytes.length + " bytes are no address");
        }
    }
}
