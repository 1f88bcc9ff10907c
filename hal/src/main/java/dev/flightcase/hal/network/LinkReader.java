package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what the kernel knows of the links of this machine. Blocks on a few small files; thread-safe. */
public final class LinkReader {
    private static final String CLASS = "sys/class/net";
    private static final String RADIOS = "sys/class/ieee80211";

    private final RootFiles files;
    private final Addresses addresses;
    private final LinkKinds kinds;
    private final ResolverFiles resolvers;

    /** The addresses of an interface: Linux has no file that tells those of IPv4 by interface. */
    @FunctionalInterface
    public interface Addresses {
        /** None when there is no such interface. */
        List<InetAddress> of(String link);
    }

    /** @param root {@code /} on a machine; a recorded tree in tests */
    public LinkReader(Path root, Addresses addresses) {
        this.files = new RootFiles(root);
        this.addresses = addresses;
        this.kinds = new LinkKinds(files);
        this.resolvers = new ResolverFiles(files);
    }

    /** Every interface but loopback, by name. */
    public List<Link> links() {
        var routes = RouteTable.defaults(files);
        return files.names(CLASS).stream()
                .flatMap(name -> kinds.of(name).map(kind -> link(name, kind, routes)).stream())
                .toList();
    }

    /** The radios of this machine; with one only, it cannot carry a mesh beside the phones. */
    public List<Radio> radios() {
        return files.names(RADIOS).stream()
                .map(name -> new Radio(name, isUsb(name)))
                .toList();
    }

    /** Whether a radio is free for a mesh. The one on a Raspberry Pi does no 802.11s, so the second has to be a plugged-in one. */
    public boolean hasMeshRadio() {
        var radios = radios();
        return radios.size() > 1 && radios.stream().anyMatch(Radio::usb);
    }

    private Link link(String name, LinkKind kind, List<DefaultRoute> routes) {
        int index = files.number(at(name, "ifindex")).orElse(0);
        var own = routes.stream().filter(route -> route.link().equals(name)).toList();
        var gateway = own.stream()
                .map(DefaultRoute::gateway)
                .flatMap(Stream::ofNullable)
                .filter(address -> !address.isLinkLocalAddress())
                .findFirst()
                .orElse(null);
        var reaching = addresses.of(name).stream()
                .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                .toList();
        return new Link(name, index, kind, hasCarrier(name), reaching, own, resolvers.of(name, index, gateway));
    }

    /** Documentation/networking/operstates.rst: modems and tunnels often stay "unknown" while they work. */
    private boolean hasCarrier(String name) {
        boolean carrier = files.number(at(name, "carrier")).orElse(0) == 1;
        return switch (files.text(at(name, "operstate")).orElse("")) {
            case "up" -> true;
            case "unknown" -> carrier;
            default -> false;
        };
    }

    private boolean isUsb(String radio) {
        return files.target(RADIOS + "/" + radio)
                .map(Path::toString)
                .filter(path -> path.contains("/usb"))
                .isPresent();
    }

    private static String at(String name, String file) {
        return CLASS + "/" + name + "/" + file;
    }
}
