package dev.flightcase.bench.hal;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What happens to the link in use. The first ones call for another link, the last ones for none. */
@SuppressWarnings("ImmutableEnumChecker") // The functions keep nothing.
enum LinkFault {
    CABLE_OUT("the cable is pulled", true, link -> link.withCarrier(false)),
    ADDRESS_GONE("its address is taken away", true, Condition::withoutAddress),
    DEAD("dead, but linked: nothing comes back", true, link -> link.withLoss(1)),
    UPLINK_GONE(
            "the router answers, its uplink is gone (SERVFAIL)",
            true,
            link -> link.withResolver(Condition.Resolver.REFUSING).withoutBroker()),
    FIREWALL("names are answered, the broker is not", true, Condition::withoutBroker),
    PORTAL("a login page", true, Condition::withPortal),
    LYING_RESOLVER(
            "a login page, and an address for every name",
            true,
            link -> link.withResolver(Condition.Resolver.LYING).withPortal()),
    CROWDED("80 % of the packets lost on each way", true, link -> link.withLoss(0.8)),
    SLOW("a delay of 2 s", true, link -> link.withRoundTrip(Duration.ofSeconds(2))),
    RESOLVER_SILENT(
            "no resolver answers, the broker is there", false, link -> link.withResolver(Condition.Resolver.SILENT)),
    LOSSY("20 % of the packets lost on each way", false, link -> link.withLoss(0.2)),
    SLOWER("a delay of 250 ms", false, link -> link.withRoundTrip(Duration.ofMillis(250))),
    HUB_AWAY("the hub is away: no link reaches its broker", false, Condition::withoutBroker);

    private final String words;
    private final boolean calls;
    private final UnaryOperator<Condition> effect;

    LinkFault(String words, boolean calls, UnaryOperator<Condition> effect) {
        this.words = words;
        this.calls = calls;
        this.effect = effect;
    }

    /** For the table. */
    String words() {
        return words;
    }

    /** Whether the node should use another link. */
    boolean callsForAnother() {
        return calls;
    }

    /** Whether it happens to all links at once. */
    boolean everywhere() {
        return this == HUB_AWAY;
    }

    Condition on(Condition before) {
        return effect.apply(before);
    }
}
