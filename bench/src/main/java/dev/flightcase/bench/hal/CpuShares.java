package dev.flightcase.bench.hal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process took of one core.
 *
 * @param windows one after the other
 * @param threads of like names, over all of them
 */
record CpuShares(List<Double> windows, Map<String, Double> threads) {

    CpuShares {
        windows = List.copyOf(windows);
        threads = Map.copyOf(threads);
    }

    /** Blocks for all of the windows. */
    static CpuShares watch(long pid, Duration window, int count) throws IOException, InterruptedException {
        var shares = new ArrayList<Double>();
        var first = TaskCpu.of(pid);
        long began = System.nanoTime();
        var before = first;
        long then = began;
        for (int i = 0; i < count; i++) {
            Thread.sleep(window);
            var now = TaskCpu.of(pid);
            long at = System.nanoTime();
            shares.add((double) now.allNanosSince(before) / (at - then));
            before = now;
            then = at;
        }
        var threads = new TreeMap<String, Double>();
        double nanos = then - began;
        before.nanosSince(first).forEach((kind, spent) -> threads.put(kind, spent / nanos));
        return new CpuShares(shares, threads);
    }
}
