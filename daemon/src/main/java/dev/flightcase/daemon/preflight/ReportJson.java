package dev.flightcase.daemon.preflight;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report for programs, the same over HTTP and from the command. */
public final class ReportJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ReportJson() {}

    /** @param report empty when none was ever started */
    public static String render(Optional<PreflightReport> report) {
        var out = new ByteArrayOutputStream(1024);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            if (report.isPresent()) {
                members(json, report.get());
            } else {
                json.writeStringProperty("state", "never");
                json.writeArrayPropertyStart("checks");
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void members(JsonGenerator json, PreflightReport report) {
        json.writeStringProperty("state", report.isDone() ? "done" : "running");
        json.writeStringProperty(
                "started_at", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeNumberProperty("took_ms", report.took().toMillis());
        optional(json, "age_ms", report.age());
        if (report.isDone()) {
            json.writeBooleanProperty("ready", report.isReady());
        }
        json.writeObjectPropertyStart("counts");
        for (var status : Status.values()) {
            json.writeNumberProperty(status.word(), report.count(status));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("checks");
        report.checks().forEach(check -> check(json, check));
        json.writeEndArray();
    }

    private static void check(JsonGenerator json, PreflightReport.Progress check) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        var result = check.result();
        if (result == null) {
            json.writeStringProperty("status", "running");
        } else {
            json.writeStringProperty("status", result.finding().status().word());
            json.writeStringProperty("says", result.finding().says());
            json.writeStringProperty("do", result.finding().action());
            json.writeNumberProperty("took_ms", result.took().toMillis());
        }
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable Duration time) {
        if (time != null) {
            json.writeNumberProperty(name, time.toMillis());
        }
    }
}
