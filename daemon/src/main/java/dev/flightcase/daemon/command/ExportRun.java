package dev.flightcase.daemon.command;

import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** Writes the parts of an export, and says what was written. */
final class ExportRun {
    private ExportRun() {}

    static CommandResult run(Export export, List<ExportPart> parts, ExportSink sink, Consumer<String> progress)
            throws IOException {
        var rows = new LinkedHashMap<String, Long>();
        var masked = 0L;
        for (var part : parts) {
            // Closed only when it is whole: then it counts.
            var out = sink.begin(part.file());
            var summary = export.write(part, out, progress);
            out.close();
            rows.put(part.file(), summary.rows());
            masked += summary.masked();
        }
        var hidden = masked;
        var lines = new ArrayList<String>();
        rows.forEach((file, many) -> lines.add(file + ": " + many + (many == 1 ? " row" : " rows")));
        if (masked > 0) {
            lines.add(masked + " texts looked like card numbers and were masked; flightcase audit says where they are");
        }
        return new CommandResult(ExitCode.OK, lines, JsonLine.object(json -> {
            json.writeBooleanProperty("ok", true);
            json.writeNumberProperty("last_sequence", export.last());
            json.writeNumberProperty("masked", hidden);
            json.writeObjectPropertyStart("rows");
            rows.forEach(json::writeNumberProperty);
            json.writeEndObject();
        }));
    }
}
