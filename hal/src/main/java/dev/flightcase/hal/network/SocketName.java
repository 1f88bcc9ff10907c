package dev.flightcase.hal.network;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/** {@code struct sockaddr_in} and {@code sockaddr_in6} (ip(7), ipv6(7)). */
final class SocketName {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IPV4_BYTES = 16;
    private static final int IPV6_BYTES = 28;
    private static final int IPV4_ADDRESS_AT = 4;
    private static final int IPV6_ADDRESS_AT = 8;
    private static final int IPV6_SCOPE_AT = 24;
    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketName() {}

    static int family(InetAddress address) {
        return address instanceof Inet4Address ? AF_INET : AF_INET6;
    }

    static MemorySegment of(Arena arena, InetSocketAddress to) {
        var address = to.getAddress();
        var name = arena.allocate(address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES, 4);
        name.set(ValueLayout.JAVA_SHORT, 0, (short) family(address));
        name.set(PORT, 2, (short) to.getPort());
        var bytes = MemorySegment.ofArray(address.getAddress());
        name.asSlice(address instanceof Inet4Address ? IPV4_ADDRESS_AT : IPV6_ADDRESS_AT)
                .copyFrom(bytes);
        if (address instanceof Inet6Address six) {
            name.set(ValueLayout.JAVA_INT, IPV6_SCOPE_AT, six.getScopeId());
        }
        return name;
    }
}
