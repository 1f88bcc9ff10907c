package dev.flightcase.hal;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that is known at one moment, ordered by name. Immutable.
 *
 * @param expected signals that the sensors of this node promise
 * @param readings the last reading of each signal that passed its gate: {@link Quality#GOOD} or, when too
 *     old, {@link Quality#STALE}
 * @param undefined signals that have no value now for a good reason, and the reason
 * @param evidence refused readings, by signal
 * @param sensors by sensor name
 */
public record Snapshot(
        Moment taken,
        SortedSet<String> expected,
        SortedMap<String, Reading> readings,
        SortedMap<String, String> undefined,
        SortedMap<String, Evidence> evidence,
        SortedMap<String, SensorStatus> sensors) {

    public Snapshot {
        expected = Collections.unmodifiableSortedSet(new TreeSet<>(expected));
        readings = copy(readings);
        undefined = copy(undefined);
        evidence = copy(evidence);
        sensors = copy(sensors);
    }

    /** The last reading, good or stale. */
    public Optional<Reading> reading(String signal) {
        return Optional.ofNullable(readings.get(signal));
    }

    public Optional<Evidence> evidence(String signal) {
        return Optional.ofNullable(evidence.get(signal));
    }

    public Optional<SensorStatus> sensor(String name) {
        return Optional.ofNullable(sensors.get(name));
    }

    /** The reading to act on: present only while it is {@link Quality#GOOD}. */
    public Optional<Reading> good(String signal) {
        return reading(signal).filter(reading -> reading.quality() == Quality.GOOD);
    }

    public Duration age(Reading reading) {
        return reading.ageAt(taken);
    }

    /**
     * Share of the expected signals that are good, 0 to 1, leaving out those that are rightly undefined.
     * Without any expected signal nothing is known: 0.
     */
    public double coverage() {
        long due = expected.stream()
                .filter(signal -> !undefined.containsKey(signal))
                .count();
        long good = readings.values().stream()
                .filter(reading -> reading.quality() == Quality.GOOD)
                .count();
        return due == 0 ? 0 : (double) good / due;
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
