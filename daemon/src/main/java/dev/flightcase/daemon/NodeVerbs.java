package dev.flightcase.daemon;

import dev.flightcase.daemon.api.NodeFacts;
import dev.flightcase.daemon.command.ControlVerb;
import dev.flightcase.daemon.command.EnrolVerb;
import dev.flightcase.daemon.command.ImportVerb;
import dev.flightcase.daemon.command.PinVerb;
import dev.flightcase.daemon.command.PreflightVerb;
import dev.flightcase.daemon.command.StatusVerb;
import dev.flightcase.daemon.preflight.Preflight;
import dev.flightcase.media.pipeline.EncoderStatus;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
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
     * @param encoders those that this node starts
     */
    Map<String, ControlVerb> byName(Supplier<URI> root, Supplier<List<EncoderStatus>> encoders) {
        var verbs = new HashMap<>(accounts.verbs());
        verbs.put(ImportVerb.NAME, new ImportVerb(stores.folderImport()));
        verbs.put(EnrolVerb.NAME, new EnrolVerb(access.enrolment(), root));
        verbs.put(PinVerb.NAME, new PinVerb(access.pin()));
        verbs.put(StatusVerb.NAME, new StatusVerb(() -> status(encoders.get())));
        verbs.put(PreflightVerb.NAME, new PreflightVerb(preflight));
        return verbs;
    }

    private StatusVerb.Status status(List<EncoderStatus> encoders) {
        return new StatusVerb.Status(
                facts.nodeId(),
                facts.name(),
                facts.version(),
                stores.eventName()
                        .map(name -> new StatusVerb.Event(
                                name, stores.ledger().reads().event().life().wire()))
                        .orElse(null),
                access.devices().count(),
                orders.getAsLong(),
                accounts.mirrorStatus().map(Supplier::get).orElse(null),
                encoders,
                senses.health());
    }
}
