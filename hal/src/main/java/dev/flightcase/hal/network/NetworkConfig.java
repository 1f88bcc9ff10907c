package dev.flightcase.hal.network;

import java.util.List;
import java.util.Optional;

/**
 * Which links are watched, and how: keys {@code network.*}.
 *
 * @param links these get signals of their own even while they are not there; without any, those that are there at the start and are hardware
 * @param metered their bytes cost money, whatever they look like
 * @param unmetered their bytes cost nothing, whatever they look like
 * @param meteredBytesAMonth what probing may cost on each metered link in thirty days, both directions
 * @param portalCheck tells portals apart from other trouble
 * @param apply whether the decision is carried out; else it is only told
 */
public record NetworkConfig(
        List<String> links,
        List<String> metered,
        List<String> unmetered,
        long meteredBytesAMonth,
        Optional<PortalPage> portalCheck,
        boolean apply) {

    public NetworkConfig {
        links = List.copyOf(links);
        metered = List.copyOf(metered);
        unmetered = List.copyOf(unmetered);
    }

    public static NetworkConfig defaults() {
        return new NetworkConfig(List.of(), List.of(), List.of(), 9 * 1024 * 1024, Optional.empty(), false);
    }

    /** Virtual ones only when they are named: a bridge or a container says nothing of the world. */
    boolean watches(Link link) {
        return links.contains(link.name()) || link.kind() != LinkKind.VIRTUAL;
    }

    /** The links that have signals of their own, of those that there are at the start. */
    public List<String> named(List<Link> there) {
        return links.isEmpty()
                ? there.stream().filter(this::watches).map(Link::name).toList()
                : links;
    }

    Metering metering(Link link) {
        if (metered.contains(link.name())) {
            return Metering.METERED_CONFIGURED;
        }
        return unmetered.contains(link.name()) ? Metering.UNMETERED_CONFIGURED : Metering.guessed(link.kind());
    }

    /** As they are named, then by kind. */
    int rank(Link link) {
        int named = links.indexOf(link.name());
        return named >= 0 ? named : links.size() + link.kind().rank();
    }
}
