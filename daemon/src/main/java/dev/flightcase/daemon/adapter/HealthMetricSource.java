package dev.flightcase.daemon.adapter;

import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.health.NodeSignals;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Unit;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricSource;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the hub hears: the score with its state, and every signal of the node by the name it has everywhere else. */
public final class HealthMetricSource implements MetricSource {
    private final Supplier<HealthReport> health;
    private final List<Signal> signals;
    private final Supplier<Map<String, String>> facts;

    /**
     * @param signals all that the node will ever have: the birth's promise
     * @param facts what hardly ever changes, by metric name: always the same names
     */
    public HealthMetricSource(
            Supplier<HealthReport> health, List<Signal> signals, Supplier<Map<String, String>> facts) {
        this.health = health;
        // A node that reports how long its report was silent would always say 0.
        this.signals = signals.stream()
                .filter(signal -> !signal.name().equals(NodeSignals.UPLINK_SILENCE))
                .toList();
        this.facts = facts;
    }

    @Override
    public List<Metric> sample() {
        var report = health.get();
        var snapshot = report.snapshot();
        var now = snapshot.taken().at();
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric("health/score", MetricValue.of(report.score()), now));
        metrics.add(new Metric("health/state", MetricValue.of(report.state().name()), now));
        metrics.add(new Metric("health/coverage", MetricValue.of(report.coverage()), now));
        facts.get().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> metrics.add(new Metric(fact.getKey(), MetricValue.of(fact.getValue()), now)));
        for (var signal : signals) {
            Map<String, String> unit = signal.unit() == Unit.ONE
                    ? Map.of()
                    : Map.of(Metric.UNIT, signal.unit().symbol());
            var name = signal.name().replace('.', '/');
            metrics.add(snapshot.good(signal.name())
                    .map(reading -> new Metric(
                            name,
                            MetricValue.of(reading.quantity().value()),
                            reading.taken().at(),
                            unit))
                    .orElseGet(() -> new Metric(name, MetricValue.absent(MetricType.DOUBLE), now, unit)));
        }
        return metrics;
    }
}
