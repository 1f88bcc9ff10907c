package dev.flightcase.cache.audit;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Renders a report, for programs and for people. Thread-safe. */
public final class AuditText {
    private final JsonText text;

    public AuditText(JsonText text) {
        this.text = text;
    }

    public Bytes json(AuditReport report) {
        return Bytes.owning(text.object(json -> {
            json.writeBooleanProperty("ok", report.ok());
            json.writeBooleanProperty("finished", report.finished());
            json.writeNumberProperty("sequence", report.sequence());
            json.writeNumberProperty("took_ms", report.took().toMillis());
            json.writeArrayPropertyStart("checks");
            for (var check : report.checks()) {
                json.writeStartObject();
                json.writeStringProperty("invariant", check.invariant().name());
                json.writeStringProperty("name", check.invariant().says());
                json.writeBooleanProperty("ok", check.ok());
                json.writeBooleanProperty("finished", check.finished());
                json.writeNumberProperty("checked", check.checked());
                json.writeNumberProperty("violated", check.violated());
                json.writeArrayPropertyStart("violations");
                check.violations().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    public List<String> lines(AuditReport report) {
        var lines = new ArrayList<String>();
        for (var check : report.checks()) {
            lines.add(check.invariant().name() + " " + word(check) + " (" + check.checked() + " looked at): "
                    + check.invariant().says());
            check.violations().forEach(how -> lines.add("   " + how));
            var more = check.violated() - check.violations().size();
            if (more > 0) {
                lines.add("   and " + more + " more");
            }
        }
        lines.add(sentence(report));
        return lines;
    }

    private static String word(AuditReport.Checked check) {
        if (check.violated() > 0) {
            return "VIOLATED";
        }
        return check.finished() ? "holds" : "not finished";
    }

    private static String sentence(AuditReport report) {
        var seconds = Math.max(1, report.took().toSeconds());
        var took = "; " + report.sequence() + " entries, " + seconds + (seconds == 1 ? " second" : " seconds");
        if (report.violated() > 0) {
            return "the books are damaged: keep the card, and restore from the mirror or a copy" + took;
        }
        return report.finished()
                ? "everything holds" + took
                : "nothing wrong so far, but not finished in the time given" + took;
    }
}
