package dev.flightcase.daemon.preflight;

import dev.flightcase.hal.network.LinkView;
import dev.flightcase.hal.network.NetworkView;
import dev.flightcase.hal.network.Reach;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How far each link carries. Never red: a stall sells without any. */
public final class LinksCheck implements Check.Probe {
    private final Supplier<NetworkView> networks;
    private final BooleanSupplier hasHub;

    private LinksCheck(Supplier<NetworkView> networks, BooleanSupplier hasHub) {
        this.networks = networks;
        this.hasHub = hasHub;
    }

    /** @param hasHub whether there is a broker to be reached over a link */
    public static Check of(Supplier<NetworkView> networks, BooleanSupplier hasHub) {
        return new Check(
                "links",
                Duration.ofSeconds(2),
                Check.Lane.WAITING,
                new LinksCheck(networks, hasHub),
                Finding.unknown("The networks could not be looked at in time.", "Run this again."));
    }

    @Override
    public Finding look() {
        var all = networks.get().links();
        var plugged = all.stream()
                .filter(link -> link.verdict().reach().atLeast(Reach.LINK))
                .toList();
        if (plugged.isEmpty()) {
            return Finding.warn(
                    "No network is connected.", "Plug in a cable, join a Wi-Fi or a phone; sales work without, too.");
        }
        if (!hasHub.getAsBoolean()) {
            return Finding.ok(
                    "Connected: " + names(plugged) + ". Nothing was asked there: no hub lies beyond this machine.");
        }
        var working = plugged.stream()
                .filter(link -> link.verdict().reach().atLeast(Reach.FULL))
                .toList();
        var broken = plugged.stream().filter(link -> !working.contains(link)).toList();
        if (broken.isEmpty()) {
            return Finding.ok("The hub is reached over " + names(working)
                    + (working.size() == 1 ? "; there is no second way." : "."));
        }
        var worst = broken.getFirst();
        return Finding.warn(
                (working.isEmpty() ? "Nothing is reached. " : "Only " + names(working) + " works. ")
                        + broken.stream()
                                .map(link -> link.link().name() + ": "
                                        + link.verdict().why())
                                .collect(Collectors.joining(" ")),
                action(worst.verdict().reach(), worst.link().name()));
    }

    private static String names(List<LinkView> links) {
        return links.stream().map(link -> link.link().name()).collect(Collectors.joining(" and "));
    }

    private static String action(Reach reach, String link) {
        return switch (reach) {
            case NONE, LINK -> "Ask who runs the network behind " + link + " for an address (DHCP).";
            case LAN, DNS_FAIL -> "Restart the router or phone behind " + link + ", or use another.";
            case PORTAL -> "Log in on the page of the network behind " + link + ", or use another.";
            case LIMITED, FULL ->
                "Ask who runs the network behind " + link + " whether it lets the hub's port through.";
        };
    }
}
