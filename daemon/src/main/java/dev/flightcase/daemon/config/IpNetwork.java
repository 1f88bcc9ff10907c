package dev.flightcase.daemon.config;

import java.net.InetAddress;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fc00::/7}. */
public record IpNetwork(InetAddress address, int prefixBits) {
    private static final String RULE = "must be a network such as \"192.168.0.0/16\" or \"fc00::/7\"";

    /**
     * Never asks a name server.
     *
     * @throws IllegalArgumentException with the rule
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(RULE);
        }
        try {
            var address = InetAddress.ofLiteral(text.substring(0, slash));
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.getAddress().length * 8) {
                throw new IllegalArgumentException(RULE);
            }
            return new IpNetwork(address, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit += 8) {
            int mask = prefixBits - bit >= 8 ? 0xff : 0xff << (8 - (prefixBits - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
