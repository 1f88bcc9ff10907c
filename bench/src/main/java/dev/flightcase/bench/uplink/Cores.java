package dev.flightcase.bench.uplink;

import dev.flightcase.bench.load.ProcessCpu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many cores each part of the scene kept busy between two looks. One thread. */
final class Cores {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Seconds> parts = new LinkedHashMap<>();
    private final Map<String, Double> before = new LinkedHashMap<>();
    private long begun;

    /** CPU time of a part so far. */
    @FunctionalInterface
    interface Seconds {
        double used() throws IOException;
    }

    /** Of the hub's parts, and of this process with all that it simulates. */
    static Cores of(Site site) {
        long front = site.front().pid();
        var workers = new ArrayList<>(site.workerProcesses());
        var cores = new Cores();
        cores.add("broker and page", () -> ProcessCpu.secondsOf(front));
        cores.add(workers.size() == 1 ? "worker" : workers.size() + " workers", () -> sum(workers));
        cores.add("PostgreSQL", () -> ProcessCpu.secondsOfTree(front) - ProcessCpu.secondsOf(front));
        cores.add(
                "this benchmark",
                () -> ProcessCpu.secondsOf(ProcessHandle.current().pid()));
        return cores;
    }

    Cores with(String part, long pid) {
        add(part, () -> ProcessCpu.secondsOf(pid));
        return this;
    }

    void begin() throws IOException {
        before.clear();
        for (var part : parts.entrySet()) {
            before.put(part.getKey(), part.getValue().used());
        }
        begun = System.nanoTime();
    }

    /** Cores that each part kept busy since {@link #begin}. */
    Map<String, Double> end() throws IOException {
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        var cores = new LinkedHashMap<String, Double>();
        for (var part : parts.entrySet()) {
            double used = part.getValue().used() - before.getOrDefault(part.getKey(), 0.0);
            cores.put(part.getKey(), used / seconds);
        }
        return cores;
    }

    /** Means over rounds, the busiest first, and their sum. */
    static String words(List<Map<String, Double>> rounds) {
        var means = rounds.stream()
                .flatMap(round -> round.entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.averagingDouble(Map.Entry::getValue)));
        double sum = means.values().stream().mapToDouble(Double::doubleValue).sum();
        return means.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .map(part -> part.getKey() + String.format(Locale.ROOT, " %.2f", part.getValue()))
                        .collect(Collectors.joining(", "))
                + String.format(Locale.ROOT, "; together %.2f", sum)
                + " of "
                + Runtime.getRuntime().availableProcessors();
    }

    private void add(String part, Seconds seconds) {
        parts.put(part, seconds);
    }

    private static double sum(List<Long> processes) throws IOException {
        double sum = 0;
        for (long process : processes) {
            sum += ProcessCpu.secondsOf(process);
        }
        return sum;
    }
}
