package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Decides which link is to be used. Pure: what it knows goes in and comes out, time is an argument. A link without a carrier or an address
 * is left at once; one that reaches nobody after some failures in a row; a better one is gone back to after it has proved itself, later
 * each time that it disappoints.
 */
public final class Failover {
    /** At the start, so long is waited for links that have not been probed. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(8);
    /** A link that was used for so many times the longest dwell has made up for its flaps. */
    private static final int FORGIVEN_AFTER_DWELLS = 4;

    private final FailoverRules rules;

    /** What the decision is, and what to remember until the next one. */
    public record Step(FailoverState state, Choice choice) {}

    public Failover(FailoverRules rules) {
        this.rules = rules;
    }

    /**
     * @param now ticks
     * @param links those that there are
     * @param checkoutOpen whether somebody is paying at this moment
     */
    public Step decide(FailoverState before, long now, List<Candidate> links, boolean checkoutOpen) {
        var standings = new HashMap<String, Standing>();
        for (var link : links) {
            var known = before.standings().getOrDefault(link.link(), Standing.fresh(now));
            standings.put(link.link(), known.with(link, now, rules));
        }
        var state = before.knowing(standings);
        var inUse = state.inUse();
        if (inUse == null) {
            return first(state, now, links);
        }
        var used = links.stream().filter(link -> link.link().equals(inUse)).findFirst();
        if (used.isEmpty() || !used.get().hasWire()) {
            return leave(state, now, links, used, false);
        }
        var standing = standings.get(inUse);
        if (standing != null && standing.hasFailed(rules)) {
            return leave(state, now, links, used, checkoutOpen);
        }
        return better(state, now, links, used.get(), checkoutOpen);
    }

    private Step first(FailoverState state, long now, List<Candidate> links) {
        boolean waited = now - state.since() >= START_PATIENCE.toNanos();
        if (!waited && !links.stream().allMatch(Candidate::known)) {
            return new Step(state, new Choice.Stay(null, "The links are being looked at."));
        }
        return links.stream()
                .filter(Candidate::hasWire)
                .min(wanted())
                .map(best -> new Step(
                        state.using(best.link(), now, false, rules.dwell()),
                        new Choice.Switch(null, best.link(), "It is the best link at the start.")))
                .orElseGet(() -> new Step(state, new Choice.Stay(null, "No link has an address.")));
    }

    private Step leave(
            FailoverState state, long now, List<Candidate> links, Optional<Candidate> used, boolean checkoutOpen) {
        var from = used.map(Candidate::link).orElse(state.inUse());
        var target = links.stream()
                .filter(link -> !link.link().equals(from) && link.hasWire())
                .filter(link -> used.filter(Candidate::hasWire).isEmpty() || isBetterReach(link, used.get()))
                .min(wanted());
        if (from == null || target.isEmpty()) {
            return new Step(state.held(null), new Choice.Stay(from, "It fails, and no other link is better."));
        }
        var to = target.get().link();
        if (checkoutOpen && mayHold(state, now)) {
            var held = state.held(state.heldSince() == null ? Long.valueOf(now) : state.heldSince());
            return new Step(held, new Choice.Wait(from, to, "It fails, and a checkout is open."));
        }
        boolean flapped =
                state.wentBack() && now - state.since() < rules.dwellMax().toNanos();
        var dwell = flapped ? doubled(state.dwell()) : dwellNow(state, now);
        var why = used.filter(Candidate::hasWire).isPresent() ? from + " reaches nobody." : from + " is gone.";
        return new Step(state.using(to, now, false, dwell), new Choice.Switch(from, to, why));
    }

    private Step better(FailoverState state, long now, List<Candidate> links, Candidate used, boolean checkoutOpen) {
        var target = links.stream()
                .filter(link -> isPreferred(link, used))
                .filter(Candidate::works)
                .filter(link -> standing(state, link, now).goodFor(rules.goodFor(), now))
                .min(wanted());
        if (target.isEmpty()) {
            return new Step(state.held(null), new Choice.Stay(used.link(), "It is the best link that works."));
        }
        var to = target.get().link();
        if (now - state.since() < state.dwell().toNanos()) {
            return new Step(
                    state.held(null), new Choice.Stay(used.link(), to + " is better, but was changed from lately."));
        }
        if (checkoutOpen && mayHold(state, now)) {
            var held = state.held(state.heldSince() == null ? Long.valueOf(now) : state.heldSince());
            return new Step(held, new Choice.Wait(used.link(), to, to + " is better, and a checkout is open."));
        }
        return new Step(
                state.using(to, now, true, dwellNow(state, now)),
                new Choice.Switch(used.link(), to, to + " is better, and has worked for a while."));
    }

    private Standing standing(FailoverState state, Candidate link, long now) {
        return state.standings().getOrDefault(link.link(), Standing.fresh(now));
    }

    private boolean mayHold(FailoverState state, long now) {
        var since = state.heldSince();
        return since == null || now - since < rules.checkoutMax().toNanos();
    }

    private Duration doubled(Duration dwell) {
        var twice = dwell.multipliedBy(2);
        return twice.compareTo(rules.dwellMax()) < 0 ? twice : rules.dwellMax();
    }

    private Duration dwellNow(FailoverState state, long now) {
        long forgivenAfter =
                rules.dwellMax().multipliedBy(FORGIVEN_AFTER_DWELLS).toNanos();
        return now - state.since() > forgivenAfter ? rules.dwell() : state.dwell();
    }

    /** Worth leaving a link that fails for: it works, or gets further. */
    private static boolean isBetterReach(Candidate link, Candidate used) {
        return link.works() || link.reach().level() > used.reach().level();
    }

    /** Worth leaving a link that works for: it costs nothing where the other does, or is wanted more. */
    private static boolean isPreferred(Candidate link, Candidate used) {
        return !link.link().equals(used.link())
                && (link.metered() == used.metered() ? link.rank() < used.rank() : !link.metered());
    }

    private static Comparator<Candidate> wanted() {
        return Comparator.comparing((Candidate link) -> !link.works())
                .thenComparing(link -> -link.reach().level())
                .thenComparing(Candidate::metered)
                .thenComparing(Candidate::rank)
                .thenComparing(Candidate::link);
    }
}
