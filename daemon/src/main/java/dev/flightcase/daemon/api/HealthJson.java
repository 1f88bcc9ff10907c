package dev.flightcase.daemon.api;

import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.health.Reason;
import dev.flightcase.daemon.hub.HubStatus;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.http.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@code GET /api/v1/health}: what people, phones and monitoring see of a report. */
final class HealthJson {
    private final NodeFacts facts;

    HealthJson(NodeFacts facts) {
        this.facts = facts;
    }

    Bytes render(HealthReport report, Optional<HubStatus> hub) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("node", facts.nodeId());
            json.writeStringProperty("name", facts.name().get());
            json.writeStringProperty("version", facts.version());
            json.writeStringProperty("state", report.state().name());
            json.writeNumberProperty("score", report.score());
            number(json, "coverage", report.coverage());
            json.writeStringProperty("at", seconds(report.snapshot().taken().at()));
            ladder(json);
            hub.ifPresent(status -> status.write(json));
            json.writeArrayPropertyStart("reasons");
            report.reasons().forEach(reason -> reason(json, reason));
            json.writeEndArray();
            json.writeObjectPropertyStart("dimensions");
            report.dimensions().forEach((dimension, score) -> json.writeNumberProperty(dimension.word(), score));
            json.writeEndObject();
            json.writeArrayPropertyStart("readings");
            report.snapshot().readings().values().forEach(reading -> reading(json, reading, report.snapshot()));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Nothing is shed yet: level 0 since the start. */
    private void ladder(JsonGenerator json) {
        json.writeObjectPropertyStart("ladder");
        json.writeNumberProperty("level", 0);
        json.writeStringProperty("since", seconds(facts.startedAt()));
        json.writeNullProperty("reason");
        json.writeEndObject();
    }

    private static void reason(JsonGenerator json, Reason reason) {
        json.writeStartObject();
        json.writeStringProperty("signal", reason.reading().signal());
        number(json, "value", reason.reading().quantity().value());
        json.writeStringProperty("unit", reason.reading().quantity().unit().symbol());
        number(json, "threshold", reason.threshold());
        json.writeNumberProperty("age_ms", reason.age().toMillis());
        json.writeStringProperty("dimension", reason.dimension().word());
        json.writeNumberProperty("score", reason.score());
        json.writeStringProperty("says", reason.says());
        json.writeStringProperty("do", reason.action());
        json.writeEndObject();
    }

    private static void reading(JsonGenerator json, Reading reading, Snapshot snapshot) {
        json.writeStartObject();
        json.writeStringProperty("signal", reading.signal());
        number(json, "value", reading.quantity().value());
        json.writeStringProperty("unit", reading.quantity().unit().symbol());
        json.writeNumberProperty("age_ms", snapshot.age(reading).toMillis());
        json.writeStringProperty("quality", reading.quality().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("source", reading.source());
        json.writeEndObject();
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** At most three decimals: more digits than any sensor has are noise. */
    private static void number(JsonGenerator json, String name, double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            json.writeNumberProperty(name, (long) rounded);
        } else {
            json.writeNumberProperty(name, rounded);
        }
    }
}
