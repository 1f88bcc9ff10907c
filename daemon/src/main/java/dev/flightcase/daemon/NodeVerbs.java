package dev.flightcase.daemon;

import dev.flightcase.daemon.api.NodeFacts;
import dev.flightcase.daemon.command.ClaimVerb;
import dev.flightcase.daemon.command.ControlVerb;
import dev.flightcase.daemon.command.EnrolVerb;
import dev.flightcase.daemon.command.HardwareVerb;
import dev.flightcase.daemon.command.ImportVerb;
import dev.flightcase.daemon.command.LiveStatus;
import dev.flightcase.daemon.command.PinVerb;
import dev.flightcase.daemon.command.PreflightVerb;
import dev.flightcase.daemon.command.PushVerb;
import dev.flightcase.daemon.command.StatusVerb;
import dev.flightcase.daemon.hub.CatalogStatus;
import dev.flightcase.daemon.preflight.Preflight;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What commands can ask of the running node. */
final class NodeVerbs {
    private final NodeFacts facts;
    private final Stores stores;
    private final AccessControl access;
    private final Accounts accounts;
    private final Senses senses;
    private final Preflight preflight;
    private final LongSupplier orders;

    /** @param orders acknowledged since the node started */
    NodeVerbs(
            NodeFacts facts,
            Stores stores,
            AccessControl access,
            Accounts accounts,
            Senses senses,
            Preflight preflight,
            LongSupplier orders) {
        this.facts = facts;
        this.stores = stores;
        this.access = access;
        this.accounts = accounts;
        this.senses = senses;
        this.preflight = preflight;
        this.orders = orders;
    }

    /**
     * @param root of the pages, as phones reach them
     * @param live how the streams are
     * @param catalog the hub's
     */
    Map<String, ControlVerb> byName(
            Supplier<URI> root, Supplier<LiveStatus> live, ClaimVerb claim, Hub hub, HubCatalog catalog) {
        var verbs = new HashMap<>(accounts.verbs());
        verbs.put(ImportVerb.NAME, new ImportVerb(catalog.imports(facts.nodeId())));
        verbs.put(EnrolVerb.NAME, new EnrolVerb(access.enrolment(), root));
        verbs.put(PinVerb.NAME, new PinVerb(access.pin()));
        verbs.put(StatusVerb.NAME, new StatusVerb(() -> status(live.get(), hub, catalog.status())));
        verbs.put(HardwareVerb.NAME, new HardwareVerb(senses::hardware));
        verbs.put(PushVerb.NAME, new PushVerb(hub.line(), hub.watch()));
        verbs.put(ClaimVerb.NAME, claim);
        verbs.put(PreflightVerb.NAME, new PreflightVerb(preflight));
        return verbs;
    }

    private StatusVerb.Status status(LiveStatus live, Hub hub, CatalogStatus catalog) {
        return new StatusVerb.Status(
                facts.nodeId(),
                facts.name().get(),
                facts.version(),
                stores.eventName()
                        .map(name -> new StatusVerb.Event(
                                name, stores.ledger().reads().event().life().wire()))
                        .orElse(null),
                access.devices().count(),
                orders.getAsLong(),
                accounts.mirrorStatus().map(Supplier::get).orElse(null),
                hub.watch().look().orElse(null),
                catalog,
                live,
                senses.health());
    }
}
