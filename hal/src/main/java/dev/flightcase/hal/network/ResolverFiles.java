package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out who answers for names over a link: from the files of systemd-networkd, systemd-resolved or resolvconf, else resolv.conf. */
final class ResolverFiles {
    /** resolv.conf(5): MAXNS. */
    private static final int SERVERS_MAX = 3;

    private final RootFiles files;

    ResolverFiles(RootFiles files) {
        this.files = files;
    }

    Resolvers of(String link, int index, @Nullable InetAddress gateway) {
        return assigned("run/systemd/netif/links/" + index, "DNS=")
                .or(() -> assigned("run/systemd/resolve/netif/" + index, "SERVERS="))
                .or(() -> resolvconf(link))
                .orElseGet(() -> shared(gateway));
    }

    private Optional<Resolvers> assigned(String path, String key) {
        return files.text(path)
                .map(text -> text.lines()
                        .filter(line -> line.startsWith(key))
                        .flatMap(line -> Stream.of(line.substring(key.length()).split("\\s+"))))
                .map(ResolverFiles::servers)
                .filter(servers -> !servers.isEmpty())
                .map(servers -> new Resolvers(servers, "/" + path, true));
    }

    /** resolvconf(8) and dhcpcd: one file for each record, named by interface and what brought it. */
    private Optional<Resolvers> resolvconf(String link) {
        String folder = "run/resolvconf/interface";
        return files.names(folder).stream()
                .filter(name -> name.equals(link) || name.startsWith(link + "."))
                .map(name -> folder + "/" + name)
                .map(path -> new Resolvers(named(path), "/" + path, true))
                .filter(found -> !found.servers().isEmpty())
                .findFirst();
    }

    /** A resolver on this machine asks over whatever link it likes, so it says nothing of this one: its own upstreams, or the gateway, do. */
    private Resolvers shared(@Nullable InetAddress gateway) {
        var found = new ArrayList<InetAddress>();
        if (gateway != null) {
            found.add(gateway);
        }
        String path = "etc/resolv.conf";
        var servers = named(path);
        if (servers.isEmpty()) {
            path = "run/systemd/resolve/resolv.conf";
            servers = named(path);
        }
        servers.stream().filter(server -> !found.contains(server)).forEach(found::add);
        String source = (gateway == null ? "" : "the gateway, ") + "/" + path;
        return new Resolvers(found.stream().limit(SERVERS_MAX).toList(), source, false);
    }

    private List<InetAddress> named(String path) {
        return servers(files.text(path).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith("nameserver"))
                .map(line -> line.substring("nameserver".length()).strip()));
    }

    private static List<InetAddress> servers(Stream<String> words) {
        return words.map(ResolverFiles::literal)
                .filter(Objects::nonNull)
                .filter(address -> !address.isLoopbackAddress())
                .limit(SERVERS_MAX)
                .toList();
    }

    /** Never a name: that would be looked up. */
    private static @Nullable InetAddress literal(String word) {
        try {
            return InetAddress.ofLiteral(word.split("#", 2)[0]);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
