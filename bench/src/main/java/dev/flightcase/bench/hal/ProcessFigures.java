package dev.flightcase.bench.hal;

import java.util.List;
import java.util.Properties;

/**
 * What a process that senses says of itself. Goes from it to the bench as lines of {@code key=value}.
 *
 * @param allocatedPerSecond bytes, of all threads
 * @param threads of Java, at the end
 * @param readsPerSecond of all sensors
 * @param signals that the sensors promise
 * @param coverage share of them that were good at the end
 * @param failing sensors with a trouble at the end, and what it is; empty without
 */
record ProcessFigures(
        Heap heap,
        double allocatedPerSecond,
        int threads,
        double readsPerSecond,
        int signals,
        double coverage,
        String failing) {

    /**
     * @param liveBytes after a full collection at the end
     * @param peakBytes at most, each of its pools by itself
     * @param collections while it was watched
     * @param collectionMillis spent in them
     */
    record Heap(long liveBytes, long peakBytes, long collections, long collectionMillis) {}

    List<String> lines() {
        return List.of(
                "live=" + heap.liveBytes(),
                "peak=" + heap.peakBytes(),
                "collections=" + heap.collections(),
                "collection-millis=" + heap.collectionMillis(),
                "allocated=" + allocatedPerSecond,
                "threads=" + threads,
                "reads=" + readsPerSecond,
                "signals=" + signals,
                "coverage=" + coverage,
                "failing=" + failing);
    }

    static ProcessFigures read(Properties said) {
        var heap = new Heap(
                (long) number(said, "live"), (long) number(said, "peak"), (long) number(said, "collections"), (long)
                        number(said, "collection-millis"));
        return new ProcessFigures(
                heap,
                number(said, "allocated"),
                (int) number(said, "threads"),
                number(said, "reads"),
                (int) number(said, "signals"),
                number(said, "coverage"),
                said.getProperty("failing", ""));
    }

    private static double number(Properties said, String key) {
        var text = said.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("the sensing process does not say " + key);
        }
        return Double.parseDouble(text);
    }
}
