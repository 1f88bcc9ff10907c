package dev.flightcase.daemon.health;

import dev.flightcase.hal.Snapshot;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;

/** Turns readings into a report. Stateless: the same snapshot gives the same report. */
public final class Assessor {
    private final List<Rule> rules;

    /** {@code clock} and {@code zone} put a time of day on "until when". */
    public Assessor(InstantSource clock, ZoneId zone) {
        rules = Stream.concat(Rules.of(clock, zone).stream(), HostRules.of().stream())
                .toList();
    }

    public HealthReport assess(Snapshot snapshot) {
        var dimensions = new EnumMap<Dimension, Integer>(Dimension.class);
        var reasons = new ArrayList<Reason>();
        for (var rule : rules) {
            snapshot.good(rule.signal()).ifPresent(reading -> {
                double value = reading.quantity().value();
                int score = rule.score(value);
                dimensions.merge(rule.dimension(), score, Math::min);
                if (score < Rule.ATTENTION_SCORE) {
                    reasons.add(new Reason(
                            reading,
                            snapshot.age(reading),
                            rule.dimension(),
                            score,
                            rule.threshold(),
                            rule.says().apply(value),
                            rule.action()));
                }
            });
        }
        reasons.sort(Comparator.comparingInt(Reason::score));
        return HealthReport.of(dimensions, reasons, snapshot);
    }
}
