package dev.flightcase.daemon.command;

import dev.flightcase.media.conformance.probe.CheckReport;
import tools.jackson.core.JsonGenerator;

/** A report on a stream, for programs. */
final class CheckReportJson {
    private CheckReportJson() {}

    static String of(CheckReport report) {
        return JsonLine.object(json -> {
            json.writeStringProperty("url", report.url().toString());
            json.writeBooleanProperty("reachable", report.unreachable() == null);
            if (report.unreachable() != null) {
                json.writeStringProperty("why", report.unreachable());
            }
            json.writeNumberProperty("rules_checked", report.judged().size());
            json.writeNumberProperty("violations", report.violations());
            json.writeArrayPropertyStart("broken");
            report.broken().forEach(broken -> broken(json, broken));
            json.writeEndArray();
            json.writeArrayPropertyStart("judged");
            report.judged().stream().sorted().forEach(rule -> json.writeString(rule.id()));
            json.writeEndArray();
            json.writeArrayPropertyStart("notes");
            report.notes().forEach(json::writeString);
            json.writeEndArray();
            json.writeNumberProperty("playlists", report.effort().playlists());
            json.writeNumberProperty("parts", report.effort().parts());
            json.writeNumberProperty("segments", report.effort().segments());
            json.writeNumberProperty("requests", report.effort().requests());
            json.writeNumberProperty("bytes", report.effort().bytes());
        });
    }

    private static void broken(JsonGenerator json, CheckReport.Broken broken) {
        json.writeStartObject();
        json.writeStringProperty("rule", broken.rule().id());
        json.writeStringProperty("binding", broken.rule().severity().name());
        json.writeStringProperty("section", broken.rule().section());
        json.writeStringProperty("text", broken.rule().text());
        json.writeNumberProperty("times", broken.times());
        json.writeArrayPropertyStart("examples");
        broken.examples().forEach(example -> {
            json.writeStartObject();
            json.writeStringProperty("place", example.place());
            json.writeNumberProperty("line", example.line());
            json.writeStringProperty("found", example.found());
            json.writeStringProperty("right", example.right());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }
}
