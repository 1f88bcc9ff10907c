package dev.flightcase.bench.hal;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Variant;
import dev.flightcase.hal.emulator.PtyPeer;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.VeDirectPeer;
import dev.flightcase.hal.emulator.VeDirectVoice;
import dev.flightcase.hal.emulator.VoiceFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** All that a node senses, at its default rates, in a process of its own: once with the node's heap, once with a small one. */
final class SensorsPart {
    private static final String SMALL_HEAP = "-Xmx25m";
    private static final double MEBI = 1024 * 1024.0;
    private static final double KIBI = 1024.0;
    /** With the time that the block itself takes, one a second. */
    private static final Duration PAUSE = Duration.ofMillis(900);

    /** Threads that took less are left out. */
    private static final double SHARE_LEAST = 5e-6;

    private final Path home;
    private final Duration warmUp;
    private final Duration watched;
    private final long seed;

    SensorsPart(Path home, Duration warmUp, Duration watched, long seed) {
        this.home = home;
        this.warmUp = warmUp;
        this.watched = watched;
        this.seed = seed;
    }

    /** Whether this process may be a resolver: otherwise no link can be probed as the node probes it. */
    static boolean mayListen() {
        try (var _ = LoopbackHub.open()) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** @throws IOException when a process does not come to its end */
    String text() throws IOException, InterruptedException {
        var shipped = Variant.shipped(home).flags();
        var small = new ArrayList<>(shipped);
        small.add(SMALL_HEAP);
        try (var hub = LoopbackHub.open();
                var charger = charger()) {
            charger.start();
            var plan = new SensorRun.Plan(home, charger.device(), hub.brokerPort(), warmUp, watched, seed);
            var node = SensorRun.of(plan, shipped);
            var tight = SensorRun.of(plan, small);
            return table(node, tight) + "\n" + threads(node) + "\nThe node's flags: `" + String.join(" ", shipped)
                    + "`\n";
        }
    }

    private VeDirectPeer charger() throws IOException {
        var said = new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields();
        return new VeDirectPeer(
                PtyPeer.open(),
                () -> List.of(said),
                new VeDirectVoice(VoiceFaults.NONE, new SplittableRandom(seed)),
                PAUSE);
    }

    private String table(SensorRun node, SensorRun tight) {
        var one = node.process();
        var other = tight.process();
        return "Watched for " + watched.toSeconds() + " s after " + warmUp.toSeconds()
                + " s of warm-up, CPU in windows of "
                + SensorRun.WINDOW.toSeconds() + " s.\n\n"
                + new Markdown("all sensors at default rates", "the node's flags", "and " + SMALL_HEAP)
                        .row("CPU, % of one core: median (p95) of the windows", cpu(node), cpu(tight))
                        .row(
                                "heap after a full collection, MiB",
                                mebi(one.heap().liveBytes()),
                                mebi(other.heap().liveBytes()))
                        .row(
                                "heap at most, MiB",
                                mebi(one.heap().peakBytes()),
                                mebi(other.heap().peakBytes()))
                        .row("collections (ms in all of them)", collected(one), collected(other))
                        .row("allocated, KiB/s", kibi(one), kibi(other))
                        .row("threads of Java", String.valueOf(one.threads()), String.valueOf(other.threads()))
                        .row("reads of sensors/s", tenths(one.readsPerSecond()), tenths(other.readsPerSecond()))
                        .row("signals (of these good at the end)", signals(one), signals(other))
                + failing(one.failing() + other.failing());
    }

    private static String failing(String troubles) {
        return troubles.isEmpty() ? "" : "\nIn trouble at the end: " + troubles + "\n";
    }

    private static String threads(SensorRun run) {
        var table = new Markdown("its threads, as the kernel names them", "% of one core");
        run.cpu().threads().entrySet().stream()
                .filter(kind -> kind.getValue() >= SHARE_LEAST)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(kind -> table.row("`" + kind.getKey() + "`", percent(kind.getValue())));
        return table.toString();
    }

    private static String cpu(SensorRun run) {
        double[] sorted = run.cpu().windows().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return percent(NetworkPart.rank(sorted, 0.5)) + " (" + percent(NetworkPart.rank(sorted, 0.95)) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f", share * 100);
    }

    private static String mebi(long bytes) {
        return tenths(bytes / MEBI);
    }

    private static String kibi(ProcessFigures figures) {
        return tenths(figures.allocatedPerSecond() / KIBI);
    }

    private static String collected(ProcessFigures figures) {
        return figures.heap().collections() + " (" + figures.heap().collectionMillis() + ")";
    }

    private static String signals(ProcessFigures figures) {
        return figures.signals() + " (" + tenths(figures.coverage() * 100) + " %)";
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
