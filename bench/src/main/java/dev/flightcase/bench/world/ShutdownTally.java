package dev.flightcase.bench.world;

import java.util.ArrayList;
import java.util.List;

/** What came of the decisions in some worlds. Filled by one thread, then added to another. */
final class ShutdownTally {

    private final List<Double> latencies = new ArrayList<>();
    private final List<Double> reserves = new ArrayList<>();
    private final List<Double> lefts = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private double hours;
    private long stops;
    private long falseStops;
    private long missed;
    private long undecided;
    private long warnings;
    private long looks;
    private long failures;
    private long rejections;

    void stopped(double latencySeconds) {
        stops++;
        latencies.add(latencySeconds);
    }

    /** @param seconds from the decision until the pack gave out under the load that went on */
    void reserve(double seconds) {
        reserves.add(seconds);
    }

    /** @param share of the charge that came out after the decision */
    void left(double share) {
        lefts.add(share);
    }

    void falseStop(String what) {
        falseStops++;
        wrong.add("false: " + what);
    }

    void missed(String what) {
        missed++;
        wrong.add("missed: " + what);
    }

    void undecided() {
        undecided++;
    }

    void warned() {
        warnings++;
    }

    void read(long more, long failed, long rejected) {
        looks += more;
        failures += failed;
        rejections += rejected;
    }

    void lived(double more) {
        hours += more;
    }

    void add(ShutdownTally other) {
        latencies.addAll(other.latencies);
        reserves.addAll(other.reserves);
        lefts.addAll(other.lefts);
        wrong.addAll(other.wrong);
        hours += other.hours;
        stops += other.stops;
        falseStops += other.falseStops;
        missed += other.missed;
        undecided += other.undecided;
        warnings += other.warnings;
        read(other.looks, other.failures, other.rejections);
    }

    double hours() {
        return hours;
    }

    long stops() {
        return stops;
    }

    long falseStops() {
        return falseStops;
    }

    long missed() {
        return missed;
    }

    long undecidedStops() {
        return undecided;
    }

    long warnings() {
        return warnings;
    }

    long looks() {
        return looks;
    }

    long failures() {
        return failures;
    }

    long rejections() {
        return rejections;
    }

    Quantiles latencies() {
        return Quantiles.of(latencies);
    }

    Quantiles lefts() {
        return Quantiles.of(lefts);
    }

    Quantiles reserves() {
        return Quantiles.of(reserves);
    }

    /** Each with the seed that repeats it. */
    List<String> wrong() {
        return wrong;
    }
}
