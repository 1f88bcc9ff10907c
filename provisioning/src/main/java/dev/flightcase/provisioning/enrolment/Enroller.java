package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Moves the enrolment on: asks the hub, and makes durable what came of it. Whatever is interrupted is taken up again by the next
 * {@link #step}, with the same request. Thread-safe; one call at a time does the talking. Blocks on disk and network.
 */
public final class Enroller {
    private final NodeId node;
    private final EnrolmentStore store;
    private final HubCalls hub;
    private final InstantSource clock;

    public Enroller(NodeId node, EnrolmentStore store, HubCalls hub, InstantSource clock) {
        this.node = node;
        this.store = store;
        this.hub = hub;
        this.clock = clock;
    }

    /** What a step came to. */
    public sealed interface Report {
        /** Where the enrolment stands now. */
        Enrolment enrolment();

        /** Nothing is left to do now. */
        record Settled(Enrolment enrolment) implements Report {}

        /**
         * The hub does not want to, or the state does not allow it.
         *
         * @param says why and what to do
         */
        record Refused(Enrolment enrolment, String says) implements Report {}

        /**
         * To be tried again.
         *
         * @param after at least
         */
        record Waiting(Enrolment enrolment, String says, Duration after) implements Report {}
    }

    /** The present state. */
    public Enrolment enrolment() {
        return store.read();
    }

    /** Begins a claim, durably, and asks the hub once; a hub that is away is asked again by {@link #step}. */
    public synchronized Report claim(ClaimTicket ticket) throws InterruptedException {
        var now = store.change(before -> switch (before) {
            case Enrolment.LocalOnly local -> local.claim(ticket, nextKey(local));
            case Enrolment.Claiming claiming -> claiming.by(ticket);
            case Enrolment.Revoked revoked -> revoked.claim(ticket, nextKey(revoked));
            case Enrolment.Claimed _, Enrolment.Renewing _ -> before;
        });
        return now instanceof Enrolment.Claiming
                ? step()
                : new Report.Refused(
                        now,
                        "this node belongs to the hub at "
                                + now.belongsTo().orElseThrow().url()
                                + " already; flightcase claim --release sets it free first");
    }

    /** Back to local-only. The hub is not told: its operator takes the node out there. */
    public synchronized Report release() {
        var now = store.change(before -> switch (before) {
            case Enrolment.LocalOnly local -> local;
            case Enrolment.Claiming claiming -> claiming.giveUp();
            case Enrolment.Claimed claimed -> claimed.release();
            case Enrolment.Renewing renewing -> renewing.release();
            case Enrolment.Revoked revoked -> revoked.release();
        });
        return new Report.Settled(now);
    }

    /** Does what is due: asks for what was not answered, and renews at two thirds of a certificate's life. */
    public synchronized Report step() throws InterruptedException {
        return switch (store.read()) {
            case Enrolment.Claiming claiming -> heard(claiming, hub.claim(claiming.ticket(), claiming.request()));
            case Enrolment.Claimed claimed ->
                clock.instant().isBefore(claimed.credential().renewAt()) ? new Report.Settled(claimed) : renew(claimed);
            case Enrolment.Renewing renewing -> renewing.offered().isPresent() ? settle(renewing) : ask(renewing);
            case Enrolment.LocalOnly local -> new Report.Settled(local);
            case Enrolment.Revoked revoked -> new Report.Settled(revoked);
        };
    }

    /** Asks the hub whether it still knows this node; for when its broker refuses it. */
    public synchronized Enrolment check() throws InterruptedException {
        var now = store.read();
        var hub = now.belongsTo();
        return hub.isPresent() && this.hub.isRevoked(hub.get()) ? store.change(this::revoked) : now;
    }

    /** A connection with this pair worked: a former one is no longer needed. */
    public void proven(int generation) {
        store.change(before -> before instanceof Enrolment.Renewing renewing
                        && renewing.offered().isPresent()
                        && renewing.generation() == generation
                ? renewing.proven()
                : before);
    }

    private Report renew(Enrolment.Claimed claimed) throws InterruptedException {
        var next = store.change(before -> before.equals(claimed) ? claimed.renew(nextKey(claimed)) : before);
        return next instanceof Enrolment.Renewing renewing ? ask(renewing) : new Report.Settled(next);
    }

    private Report ask(Enrolment.Renewing renewing) throws InterruptedException {
        return heard(renewing, hub.renew(renewing.hub(), renewing.request()));
    }

    private Report heard(Enrolment asked, HubAnswer answer) {
        return switch (answer) {
            case HubAnswer.Granted granted -> {
                var now = onlyFrom(asked, before -> granted(before, granted));
                yield now instanceof Enrolment.Renewing renewing ? settle(renewing) : new Report.Settled(now);
            }
            case HubAnswer.Refused(var says) -> new Report.Refused(onlyFrom(asked, Enroller::refused), says);
            case HubAnswer.Stale(int generation) ->
                new Report.Waiting(
                        onlyFrom(asked, before -> withKeyAfter(before, generation)),
                        "the hub has a newer key of this node, whose card was rolled back; it asks again with a new one",
                        Duration.ZERO);
            case HubAnswer.Revoked _ ->
                new Report.Refused(
                        onlyFrom(asked, this::revoked),
                        "the hub's operator has taken this node out; sales go on and stay here");
            case HubAnswer.Later(var says, var after) -> new Report.Waiting(store.read(), says, after);
        };
    }

    /** A pair that no connection can prove, or whose former one is over, is taken at once. */
    private Report settle(Enrolment.Renewing renewing) {
        boolean unprovable = renewing.hub().brokers().stream().noneMatch(broker -> "mqtts".equals(broker.getScheme()));
        if (renewing.offered().isPresent()
                && (unprovable || renewing.credential().isExpired(clock.instant()))) {
            proven(renewing.generation());
        }
        return new Report.Settled(store.read());
    }

    /** The answer counts only if nobody went on meanwhile. */
    private Enrolment onlyFrom(Enrolment asked, Function<Enrolment, Enrolment> transition) {
        return store.change(before -> before.equals(asked) ? transition.apply(before) : before);
    }

    private static Enrolment granted(Enrolment before, HubAnswer.Granted granted) {
        return switch (before) {
            case Enrolment.Claiming claiming -> claiming.granted(granted.hub(), granted.credential());
            case Enrolment.Renewing renewing -> renewing.offer(granted.hub(), granted.credential());
            case Enrolment.LocalOnly _, Enrolment.Claimed _, Enrolment.Revoked _ -> before;
        };
    }

    /** A claim ends with a refusal; a renewal does not: the certificate that is there stays good. */
    private static Enrolment refused(Enrolment before) {
        return before instanceof Enrolment.Claiming claiming ? claiming.giveUp() : before;
    }

    private Enrolment withKeyAfter(Enrolment before, int generation) {
        return switch (before) {
            case Enrolment.Claiming claiming -> claiming.withKey(store.newKey(generation + 1, node));
            case Enrolment.Renewing renewing -> renewing.withKey(store.newKey(generation + 1, node));
            case Enrolment.LocalOnly _, Enrolment.Claimed _, Enrolment.Revoked _ -> before;
        };
    }

    private Enrolment revoked(Enrolment before) {
        return switch (before) {
            case Enrolment.Claimed claimed -> claimed.revoke(clock.instant());
            case Enrolment.Renewing renewing -> renewing.revoke(clock.instant());
            case Enrolment.Claiming claiming -> claiming.giveUp();
            case Enrolment.LocalOnly _, Enrolment.Revoked _ -> before;
        };
    }

    private KeyRequest nextKey(Enrolment before) {
        return store.newKey(before.generation() + 1, node);
    }
}
