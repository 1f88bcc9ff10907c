package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.RenditionJudge;
import dev.flightcase.media.conformance.RenditionView;
import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.Violation;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run over one stream. {@link #run} blocks for the length of the run; {@link #stop} ends it early from another thread, and {@link
 * #report} tells at any time what was found so far.
 */
public final class StreamProbe implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int PROGRESS_SECONDS = 5;

    private final ProbeConfig config;
    private final Consumer<String> progress;
    private final ProbeRun run;
    private final ProbeClient client;
    private final Entry entry;
    private final List<RenditionWatch> watches = new ArrayList<>();
    private volatile @Nullable String unreachable;

    /**
     * @param ticks monotonic nanoseconds
     * @param progress takes lines for people while it runs
     */
    public StreamProbe(ProbeConfig config, LongSupplier ticks, Consumer<String> progress) {
        this.config = config;
        this.progress = progress;
        this.run = new ProbeRun(ticks, config.length().toNanos());
        this.client = new ProbeClient(config, ticks);
        this.entry = new Entry(client, run, config.tolerance());
    }

    public CheckReport run() {
        switch (entry.open(config.url())) {
            case Entry.Result.Closed(var reason) -> unreachable = reason;
            case Entry.Result.Open(var uris) -> play(uris);
        }
        return report();
    }

    private void play(List<URI> uris) {
        if (uris.size() > config.renditionsMax()) {
            run.note("only " + config.renditionsMax() + " of " + uris.size() + " renditions were played");
        }
        List<Thread> threads = new ArrayList<>();
        synchronized (watches) {
            for (URI uri : uris.subList(0, Math.min(uris.size(), config.renditionsMax()))) {
                watches.add(watch(uri));
            }
        }
        progress.accept("playing " + watches.size() + (watches.size() == 1 ? " playlist" : " playlists") + " for "
                + config.length().toSeconds() + " s");
        watches.forEach(watch ->
                threads.add(Thread.ofVirtual().name("check-" + threads.size()).start(watch)));
        RenditionWatch first = watches.getFirst();
        PlaylistSource source = source(first.uri());
        threads.add(Thread.ofVirtual().name("check-tour").start(() -> {
            awaitView(first);
            new HeaderTour(source, first, client, config.tolerance(), run.findings()).run();
            new DirectiveTour(source, first, run).run();
        }));
        follow(new HashSet<>(uris));
        entry.finish(watches);
        run.stop();
        client.close();
        threads.forEach(StreamProbe::join);
        if (watches.stream().allMatch(watch -> watch.view().isEmpty())) {
            unreachable = "no playlist could be loaded: " + first.lastTrouble();
        }
    }

    private RenditionWatch watch(URI uri) {
        return new RenditionWatch(
                source(uri),
                new MediaTaster(uri, client, run),
                new HintRequests(uri, client, run.findings()),
                config.tolerance(),
                run);
    }

    private PlaylistSource source(URI uri) {
        return new PlaylistSource(uri, client, config.tolerance(), run.findings());
    }

    private void awaitView(RenditionWatch watch) {
        while (!run.over() && watch.view().isEmpty()) {
            LockSupport.parkNanos(SECOND / 20);
        }
    }

    /** Puts the renditions beside each other every second, until the end. */
    private void follow(Set<URI> all) {
        long second = 0;
        while (!run.over() && !client.spent() && watches.stream().anyMatch(StreamProbe::goesOn)) {
            LockSupport.parkNanos(SECOND);
            List<RenditionView> views =
                    watches.stream().flatMap(watch -> watch.view().stream()).toList();
            if (views.size() == watches.size()) {
                RenditionJudge.judge(views, all, run.findings());
            }
            second++;
            if (second % PROGRESS_SECONDS == 0) {
                progress.accept(second + " s: " + run.playlists() + " playlists, " + run.parts() + " parts, "
                        + run.segments() + " segments, " + run.findings().total() + " violations");
            }
        }
        if (client.spent()) {
            run.note("ended early: " + client.requests() + " requests and " + client.bytes() + " bytes are the limit");
        }
    }

    private static boolean goesOn(RenditionWatch watch) {
        return watch.view()
                .map(view -> !view.playlist().ended())
                .orElse(watch.lastTrouble().isEmpty());
    }

    private static void join(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends {@link #run} soon; it still returns a report. */
    public void stop() {
        run.stop();
        client.close();
    }

    /** What was found so far. */
    public CheckReport report() {
        Findings findings = run.findings();
        Map<Rule, List<Violation>> examples =
                findings.violations().stream().collect(Collectors.groupingBy(Violation::rule));
        List<CheckReport.Broken> broken = examples.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new CheckReport.Broken(entry.getKey(), findings.count(entry.getKey()), entry.getValue()))
                .toList();
        Set<Rule> judged = findings.judgedRules();
        List<String> notes = new ArrayList<>(run.notes());
        if (unreachable == null) {
            notes.addAll(Unjudged.notes(judged, any(ViewedMedia::lowLatency), any(StreamProbe::directives)));
        }
        return new CheckReport(
                config.url(),
                unreachable,
                broken,
                judged,
                notes,
                new CheckReport.Effort(
                        run.playlists(), run.parts(), run.segments(), client.requests(), client.bytes()));
    }

    private static boolean directives(ViewedMedia playlist) {
        var control = playlist.header().serverControl();
        return control != null && (control.canBlockReload() || control.canSkipUntil() != null);
    }

    private boolean any(Predicate<ViewedMedia> what) {
        synchronized (watches) {
            return watches.stream()
                    .flatMap(watch -> watch.view().stream())
                    .map(RenditionView::playlist)
                    .anyMatch(what);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
