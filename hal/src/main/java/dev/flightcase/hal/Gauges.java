package dev.flightcase.hal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The last word on every signal. Thread-safe; no call blocks on anything but the short lock. */
final class Gauges {

    private final Map<String, Gauge> gauges = new HashMap<>();

    /** Two sensors that promise the same signal are a mistake in the wiring. */
    Gauges(List<Sensor> sensors, int staleAfterPeriods) {
        for (var sensor : sensors) {
            var staleAfter = sensor.period().multipliedBy(staleAfterPeriods);
            for (var signal : sensor.signals()) {
                if (gauges.put(signal.name(), new Gauge(signal, staleAfter)) != null) {
                    throw new IllegalArgumentException("signal " + signal.name() + " is promised twice, once by sensor "
                            + sensor.name() + "; must have one source");
                }
            }
        }
    }

    /** Takes what one look at {@code sensor} gave, all or (when the sensor breaks its promise) nothing. */
    synchronized Intake accept(Sensor sensor, List<Sample> samples) {
        samples.forEach(sample -> requirePromised(sensor, sample));
        var rejections = new ArrayList<String>();
        var failures = new ArrayList<String>();
        for (var sample : samples) {
            var gauge = gauge(sample.signal());
            switch (sample) {
                case Sample.Measured(Reading reading) ->
                    gauge.offer(reading)
                            .ifPresent(objection ->
                                    rejections.add(reading.signal() + " is " + reading.quantity() + ", " + objection));
                case Sample.Undefined(String _, String why) -> gauge.undefine(why);
                case Sample.Failed(String signal, String why) -> failures.add(signal + ": " + why);
            }
        }
        return new Intake(failures, rejections);
    }

    synchronized Snapshot snapshot(Moment now, List<SensorStatus> statuses) {
        var readings = new TreeMap<String, Reading>();
        var undefined = new TreeMap<String, String>();
        var evidence = new TreeMap<String, Evidence>();
        gauges.forEach((name, gauge) -> {
            gauge.reading(now).ifPresent(reading -> readings.put(name, reading));
            gauge.undefinedWhy().ifPresent(why -> undefined.put(name, why));
            gauge.evidence().ifPresent(refused -> evidence.put(name, refused));
        });
        var sensors = new TreeMap<String, SensorStatus>();
        statuses.forEach(status -> sensors.put(status.sensor(), status));
        return new Snapshot(now, new TreeSet<>(gauges.keySet()), readings, undefined, evidence, sensors);
    }

    private void requirePromised(Sensor sensor, Sample sample) {
        boolean promised =
                sensor.signals().stream().anyMatch(signal -> signal.name().equals(sample.signal()));
        if (!promised) {
            throw new IllegalStateException(
                    "sensor " + sensor.name() + " gave " + sample.signal() + ", which it does not list");
        }
        if (sample instanceof Sample.Measured(Reading reading)) {
            var unit = gauge(sample.signal()).signal().unit();
            if (reading.quantity().unit() != unit) {
                throw new IllegalStateException("sensor " + sensor.name() + " gave " + sample.signal() + " in "
                        + reading.quantity().unit() + "; must be " + unit);
            }
        }
    }

    private Gauge gauge(String signal) {
        var gauge = gauges.get(signal);
        if (gauge == null) {
            throw new IllegalStateException("signal " + signal + " belongs to no sensor of this loop");
        }
        return gauge;
    }

    /** What went wrong in one look, in words; empty lists when nothing did. */
    record Intake(List<String> failures, List<String> rejections) {
        Intake {
            failures = List.copyOf(failures);
            rejections = List.copyOf(rejections);
        }
    }
}
