package dev.flightcase.daemon.config;

import dev.flightcase.hal.network.NetworkConfig;
import dev.flightcase.hal.network.PortalPage;
import dev.flightcase.settings.Section;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Keys {@code network.*}. */
final class NetworkSection {
    private static final int LINKS_MAX = 8;
    private static final long BYTES_LEAST = 64 * 1024;
    private static final long BYTES_MOST = 1024L * 1024 * 1024;

    private NetworkSection() {}

    static NetworkConfig read(Section section) {
        var defaults = NetworkConfig.defaults();
        var metered = links(section, "metered");
        var unmetered = links(section, "unmetered");
        if (metered.stream().anyMatch(unmetered::contains)) {
            section.refuse("unmetered", "must not name a link that network.metered names");
        }
        return new NetworkConfig(
                links(section, "links"),
                metered,
                unmetered,
                section.bytes("metered-bytes-per-month", defaults.meteredBytesAMonth(), BYTES_LEAST, BYTES_MOST),
                section.parsed("portal-check", defaults.portalCheck(), NetworkSection::page),
                section.flag("apply", defaults.apply()));
    }

    private static List<String> links(Section section, String key) {
        return section.parsedList(key, List.of(), LINKS_MAX, NetworkSection::link);
    }

    /** Linux: IFNAMSIZ is 16 with the byte that ends it, and neither spaces nor slashes are taken. */
    private static String link(String text) {
        if (!text.matches("[A-Za-z0-9_.@-]{1,15}")) {
            throw new IllegalArgumentException("must be names of interfaces such as \"eth0\"");
        }
        return text;
    }

    private static Optional<PortalPage> page(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(PortalPage.of(URI.create(text)));
    }
}
