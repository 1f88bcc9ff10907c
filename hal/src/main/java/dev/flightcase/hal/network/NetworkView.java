package dev.flightcase.hal.network;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All links as they were at one moment.
 *
 * @param taken ticks
 * @param used the link that the kernel sends through now; null without a default route
 * @param choice what the node would use
 * @param applied what became of the last choice that was to be carried out, for people; empty while there was none
 * @param probeBytes what probing has cost since the start, over all links
 */
public record NetworkView(
        long taken, List<LinkView> links, @Nullable String used, Choice choice, String applied, long probeBytes) {

    public NetworkView {
        links = List.copyOf(links);
    }

    public Optional<LinkView> link(String name) {
        return links.stream().filter(link -> link.link().name().equals(name)).findFirst();
    }

    /** The link that the node would use; empty until the first choice. */
    public Optional<String> chosen() {
        return Optional.ofNullable(
                switch (choice) {
                    case Choice.Stay(var link, var _) -> link;
                    case Choice.Switch(var _, var to, var _) -> to;
                    case Choice.Wait(var from, var _, var _) -> from;
                });
    }
}
