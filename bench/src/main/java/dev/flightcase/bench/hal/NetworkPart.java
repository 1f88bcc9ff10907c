package dev.flightcase.bench.hal;

import dev.flightcase.bench.Markdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The node's choice of links in virtual time: after faults, over hours with loss, and what a month of probes costs. */
final class NetworkPart {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final double LOSS = 0.1;
    private static final double AIM_SECONDS = 8;
    private static final int CALM_TRIALS = 100;
    private static final double MEGA = 1e6;

    private final ExecutorService workers;
    private final int faults;
    private final int nights;
    private final long seed;

    /**
     * @param workers one trial each at a time
     * @param faults that call for another link, evenly of each kind
     * @param nights of twelve hours with loss
     * @param seed of the first trial; the others count on from it
     */
    NetworkPart(ExecutorService workers, int faults, int nights, long seed) {
        this.workers = workers;
        this.faults = faults;
        this.nights = nights;
        this.seed = seed;
    }

    String text() throws InterruptedException {
        return "Links, seeds from " + seed + ", in virtual time.\n\n" + changes() + "\n" + calm() + "\n" + months();
    }

    private String changes() throws InterruptedException {
        var kinds = kinds(true);
        var pending = new LinkedHashMap<LinkFault, List<Future<Double>>>();
        for (int i = 0; i < faults; i++) {
            var fault = kinds.get(i % kinds.size());
            long own = seed + i;
            pending.computeIfAbsent(fault, _ -> new ArrayList<>())
                    .add(workers.submit(() -> new LinkTrial(own).secondsToTheRightLink(fault)));
        }
        var starts = each(CALM_TRIALS, own -> () -> new LinkTrial(own).secondsFromADeadStart());
        var table = new Markdown("fault of the link in use", "times", "p50 s", "p95 s", "longest s", "after 8 s");
        var all = new ArrayList<Double>();
        for (var kind : pending.entrySet()) {
            var seconds = got(kind.getValue());
            all.addAll(seconds);
            row(table, kind.getKey().words(), seconds);
        }
        row(table, "all of these", all);
        row(table, "the node starts beside a dead one", got(starts));
        return table.toString();
    }

    private static void row(Markdown table, String words, List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long late = Arrays.stream(sorted).filter(one -> one > AIM_SECONDS).count();
        double longest = sorted[sorted.length - 1];
        table.row(
                words,
                String.valueOf(sorted.length),
                tenths(rank(sorted, 0.5)),
                tenths(rank(sorted, 0.95)),
                longest > LinkTrial.PATIENCE.toSeconds() ? "not in 120" : tenths(longest),
                String.valueOf(late));
    }

    /** The least value that so large a share of all does not exceed. */
    static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private String calm() throws InterruptedException {
        var table = new Markdown("nothing to leave for", "times", "changes of link");
        var pending = new LinkedHashMap<LinkFault, List<Future<Integer>>>();
        for (var fault : kinds(false)) {
            pending.put(fault, each(CALM_TRIALS, own -> () -> new LinkTrial(own).changesUnder(fault)));
        }
        var flaps = each(nights, own -> () -> LinkHours.flaps(own, HALF_A_DAY, LOSS));
        for (var kind : pending.entrySet()) {
            table.row(kind.getKey().words(), String.valueOf(CALM_TRIALS), sum(got(kind.getValue())));
        }
        table.row("12 hours, 10 % lost on each way of both links", String.valueOf(nights), sum(got(flaps)));
        return table.toString();
    }

    private String months() throws InterruptedException {
        var pending = new LinkedHashMap<LinkHours.Month, Future<Long>>();
        for (var month : LinkHours.Month.values()) {
            pending.put(month, workers.submit(() -> LinkHours.bytes(month, seed, MONTH)));
        }
        var table = new Markdown("30 days of a modem whose bytes cost money", "MB of probes");
        for (Map.Entry<LinkHours.Month, Future<Long>> month : pending.entrySet()) {
            double bytes = got(List.of(month.getValue())).getFirst();
            table.row(month.getKey().words(), String.format(Locale.ROOT, "%.2f", bytes / MEGA));
        }
        return table.toString();
    }

    /** A trial of a seed. */
    private interface Trial<T> {
        Callable<T> of(long seed);
    }

    private <T> List<Future<T>> each(int times, Trial<T> trial) {
        return IntStream.range(0, times)
                .mapToObj(i -> workers.submit(trial.of(seed + i)))
                .toList();
    }

    private static List<LinkFault> kinds(boolean calling) {
        return Arrays.stream(LinkFault.values())
                .filter(fault -> fault.callsForAnother() == calling)
                .toList();
    }

    private static String sum(List<Integer> changes) {
        return String.valueOf(changes.stream().mapToInt(Integer::intValue).sum());
    }

    private static String tenths(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static <T> List<T> got(List<Future<T>> pending) throws InterruptedException {
        var results = new ArrayList<T>();
        for (var one : pending) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a trial broke", e);
            }
        }
        return results;
    }
}
