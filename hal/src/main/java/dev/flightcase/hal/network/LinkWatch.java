package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all links again and again, has them probed when it is time, and decides which one to use. {@link #step} is called by one thread;
 * probes run on the executor, at most one round a link; {@link #view} is for everybody. With an executor that runs at once and a clock
 * that is moved by hand it runs in virtual time.
 */
public final class LinkWatch {
    private static final Logger log = LoggerFactory.getLogger(LinkWatch.class);
    /** More interfaces than a stall has; the rest is left out. */
    private static final int LINKS_MAX = 12;

    /** The kernel's files cost more than anything else here. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(900);

    private static final Round NOTHING = new Round(List.of(), Findings.none(), null, true, false);

    private final NetworkConfig config;
    private final Supplier<List<Link>> links;
    private final Probing probing;
    private final NodeLife life;
    private final RouteControl routes;
    private final LongSupplier ticks;
    private final Failover failover;
    private final Map<String, LinkRecord> records = new LinkedHashMap<>();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private FailoverState state;
    private long lookedAt;
    private volatile String applied = "";
    private volatile NetworkView view;

    /** How probes are made. */
    public record Probing(LinkProber prober, ProbeBudget budget, Executor executor, RandomGenerator random) {}

    private record Done(String link, int generation, Round round) {}

    public LinkWatch(
            NetworkConfig config,
            FailoverRules rules,
            Supplier<List<Link>> links,
            Probing probing,
            NodeLife life,
            RouteControl routes,
            LongSupplier ticks) {
        this.config = config;
        this.links = links;
        this.probing = probing;
        this.life = life;
        this.routes = routes;
        this.ticks = ticks;
        failover = new Failover(rules);
        state = FailoverState.at(ticks.getAsLong(), rules);
        view = new NetworkView(
                ticks.getAsLong(), List.of(), null, new Choice.Stay(null, "The links are being looked at."), "", 0);
    }

    /** As of the last step. */
    public NetworkView view() {
        return view;
    }

    /** One look. Reads small files; never waits for a probe. */
    public void step() {
        long now = ticks.getAsLong();
        if (records.isEmpty() || now - lookedAt >= LOOK_EVERY.toNanos()) {
            lookedAt = now;
            look();
        }
        var kernels = kernelsChoice();
        takeResults();
        if (isWorthIt()) {
            probe(kernels, now);
            takeResults();
        }
        decide(kernels);
    }

    /** A stall that has nobody to reach sends nothing anywhere. */
    private boolean isWorthIt() {
        return life.broker().isPresent() || config.portalCheck().isPresent();
    }

    private void probe(@Nullable String kernels, long now) {
        var inUse = state.inUse() == null ? kernels : state.inUse();
        var used = inUse == null ? null : records.get(inUse);
        boolean usedFails = used != null && used.failures() > 0;
        boolean session = life.sessionIsUp();
        for (var link : records.values()) {
            var name = link.link().name();
            boolean metered = config.metering(link.link()).metered();
            boolean carries = session && name.equals(kernels);
            if (carries && (metered || (link.failures() == 0 && !link.isFresh()))) {
                link.carriesSession();
            } else if (!carries) {
                link.carriesNone();
            }
            var situation = new Cadence.Situation(
                    name.equals(inUse),
                    metered,
                    carries,
                    usedFails,
                    life.broker().isPresent());
            Cadence.next(link, situation, now)
                    .filter(plan -> !metered || probing.budget().allows(name, Cadence.ROUND_BYTES_MAX))
                    .ifPresent(plan -> begin(link, plan));
        }
    }

    private void look() {
        var there =
                links.get().stream().filter(config::watches).limit(LINKS_MAX).toList();
        records.keySet()
                .removeIf(name -> there.stream().noneMatch(link -> link.name().equals(name)));
        there.forEach(link -> records.computeIfAbsent(link.name(), _ -> new LinkRecord(link, ticks.getAsLong()))
                .seen(link));
    }

    private @Nullable String kernelsChoice() {
        return records.values().stream()
                .map(LinkRecord::link)
                .filter(link -> link.carrier() && link.defaultRoute().isPresent())
                .min(Comparator.comparingLong(
                        link -> link.defaultRoute().map(DefaultRoute::metric).orElse(Long.MAX_VALUE)))
                .map(Link::name)
                .orElse(null);
    }

    private void begin(LinkRecord link, Round.Plan plan) {
        int generation = link.begin();
        var seen = link.link();
        var before = link.before();
        var broker = life.broker();
        var runner = new RoundRunner(probing.prober(), config.portalCheck(), probing.random());
        try {
            probing.executor().execute(() -> {
                var round = NOTHING;
                try {
                    round = runner.run(seen, plan, broker, before);
                } catch (RuntimeException | LinkageError mistake) {
                    log.atError()
                            .setCause(mistake)
                            .addKeyValue("link", seen.name())
                            .log("a probe threw");
                }
                done.add(new Done(seen.name(), generation, round));
            });
        } catch (RejectedExecutionException refused) {
            log.atDebug().setCause(refused).log("probes are over: closing");
        }
    }

    private void takeResults() {
        for (var next = done.poll(); next != null; next = done.poll()) {
            var link = records.get(next.link());
            if (link != null) {
                link.ended(next.round(), next.generation(), ticks.getAsLong(), goal());
            }
        }
    }

    /** Without a hub, an open way to names is all that can be asked for. */
    private Reach goal() {
        return life.broker().isPresent() ? Reach.FULL : Reach.LIMITED;
    }

    private void decide(@Nullable String kernels) {
        var views = new ArrayList<LinkView>();
        var candidates = new ArrayList<Candidate>();
        for (var link : records.values()) {
            var seen = link.view(config.metering(link.link()));
            views.add(seen);
            var reach = seen.verdict().reach();
            candidates.add(new Candidate(
                    link.link().name(),
                    reach,
                    reach.atLeast(goal()),
                    seen.round(),
                    seen.metering().metered(),
                    config.rank(link.link())));
        }
        long now = ticks.getAsLong();
        var step = failover.decide(state, now, candidates, life.checkoutIsOpen());
        state = step.state();
        if (step.choice() instanceof Choice.Switch(var from, var to, var why)) {
            log.atInfo()
                    .addKeyValue("from", Optional.ofNullable(from).orElse("none"))
                    .addKeyValue("to", to)
                    .addKeyValue("why", why)
                    .addKeyValue("apply", config.apply())
                    .log("another link is chosen");
            apply(to, candidates);
        }
        view = new NetworkView(
                now, views, kernels, step.choice(), applied, probing.budget().spent());
    }

    private void apply(String best, List<Candidate> candidates) {
        var order = new ArrayList<String>();
        order.add(best);
        candidates.stream()
                .filter(link -> link.hasWire() && !link.link().equals(best))
                .sorted(Comparator.comparing(Candidate::metered).thenComparing(Candidate::rank))
                .forEach(link -> order.add(link.link()));
        try {
            probing.executor().execute(() -> applied = routes.prefer(order));
        } catch (RejectedExecutionException refused) {
            log.atDebug().setCause(refused).log("routes stay as they are: closing");
        }
    }
}
