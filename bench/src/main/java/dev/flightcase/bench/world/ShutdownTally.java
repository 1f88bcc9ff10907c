package dev.flightcase.bench.world;

import java.util.ArrayList;
import java.util.List;

/** What came of the decisions in some worlds. Filled by one thread, then added to another. */
final class ShutdownTally {

    private final boolean inverted;
    private final List<Double> latencies = new ArrayList<>();
    private final List<Double> seenLatencies = new ArrayList<>();
    private final List<Double> reserves = new ArrayList<>();
    private final List<Double> lefts = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private double hours;
    private long stops;
    private long falseStops;
    private long noChoice;
    private long invertedStops;
    private long invertedFalse;
    private long invertedMissed;
    private long late;
    private long missed;
    private long undecided;
    private long warnings;
    private long looks;
    private long failures;
    private long rejections;

    /** @param inverted the power-loss line says the opposite of what the profile thinks */
    ShutdownTally(boolean inverted) {
        this.inverted = inverted;
    }

    /** @param seenSeconds the same without the time in which no reading came */
    void stopped(double latencySeconds, double seenSeconds) {
        stops++;
        invertedStops += inverted ? 1 : 0;
        latencies.add(latencySeconds);
        seenLatencies.add(seenSeconds);
    }

    void late(String what) {
        late++;
        noted.add("late: " + what);
    }

    /** @param seconds from the decision until the pack gave out under the load that went on */
    void reserve(double seconds) {
        reserves.add(seconds);
    }

    /** @param share of the charge that came out after the decision */
    void left(double share) {
        lefts.add(share);
    }

    /** More was left than a stop should leave; with a choice it was false. */
    void much(String what, boolean hadNoChoice) {
        if (hadNoChoice) {
            noChoice++;
            noted.add("no choice: " + what);
        } else {
            falseStops++;
            invertedFalse += inverted ? 1 : 0;
            noted.add("false: " + what);
        }
    }

    void missed(String what) {
        missed++;
        invertedMissed += inverted ? 1 : 0;
        noted.add("missed: " + what);
    }

    void undecided() {
        undecided++;
    }

    void warned(boolean now) {
        warnings += now ? 1 : 0;
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
        seenLatencies.addAll(other.seenLatencies);
        reserves.addAll(other.reserves);
        lefts.addAll(other.lefts);
        noted.addAll(other.noted);
        hours += other.hours;
        stops += other.stops;
        falseStops += other.falseStops;
        noChoice += other.noChoice;
        invertedStops += other.invertedStops;
        invertedFalse += other.invertedFalse;
        invertedMissed += other.invertedMissed;
        late += other.late;
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

    Quantiles seenLatencies() {
        return Quantiles.of(seenLatencies);
    }

    long invertedStops() {
        return invertedStops;
    }

    long invertedFalse() {
        return invertedFalse;
    }

    long invertedMissed() {
        return invertedMissed;
    }

    long stopsWithoutChoice() {
        return noChoice;
    }

    long lateStops() {
        return late;
    }

    Quantiles lefts() {
        return Quantiles.of(lefts);
    }

    Quantiles reserves() {
        return Quantiles.of(reserves);
    }

    /** Each with the seed that repeats it. */
    List<String> noted() {
        return noted;
    }
}
