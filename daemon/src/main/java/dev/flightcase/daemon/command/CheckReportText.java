package dev.flightcase.daemon.command;

import dev.flightcase.media.conformance.probe.CheckReport;
import java.util.ArrayList;
import java.util.List;

/** A report on a stream, for people. */
final class CheckReportText {
    private static final String ROW = "%-5s %-7s %6s  %-11s %s";

    private CheckReportText() {}

    static int exitCode(CheckReport report) {
        if (report.unreachable() != null) {
            return ExitCode.UNAVAILABLE;
        }
        return report.violations() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    static List<String> lines(CheckReport report) {
        var lines = new ArrayList<String>();
        if (!report.broken().isEmpty()) {
            lines.add(ROW.formatted("RULE", "BINDING", "TIMES", "SECTION", "WHAT IS RIGHT, AND THE FIRST CASE"));
        }
        for (var broken : report.broken()) {
            var rule = broken.rule();
            lines.add(ROW.formatted(rule.id(), rule.severity(), broken.times(), rule.section(), rule.text()));
            broken.examples().stream().findFirst().ifPresent(first -> {
                var line = first.line() == 0 ? "" : ", line " + first.line();
                lines.add("      " + first.place() + line);
                lines.add("      found: " + first.found());
                lines.add("      right: " + first.right());
            });
        }
        report.notes().forEach(note -> lines.add("note: " + note));
        if (report.unreachable() != null) {
            lines.add("not checked: " + report.url() + ": " + report.unreachable());
            if (report.unreachable().startsWith("SSLHandshakeException")) {
                lines.add("--insecure takes any certificate");
            }
        } else {
            var effort = report.effort();
            lines.add("%d playlists, %d parts, %d segments, %d requests, %d KiB"
                    .formatted(
                            effort.playlists(),
                            effort.parts(),
                            effort.segments(),
                            effort.requests(),
                            effort.bytes() / 1024));
        }
        lines.add("%d rules checked, %d violations".formatted(report.judged().size(), report.violations()));
        return lines;
    }
}
