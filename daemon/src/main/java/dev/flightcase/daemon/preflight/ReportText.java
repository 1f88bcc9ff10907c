package dev.flightcase.daemon.preflight;

import java.util.ArrayList;
import java.util.List;

/** A run in lines, for a terminal of 80 columns or more. */
public final class ReportText {
    private static final int STATUS_WIDTH = 9;
    private static final int NAME_WIDTH = 10;

    private ReportText() {}

    /** What is so and, when there is something to do, that on a line of its own. */
    public static List<String> lines(Result result) {
        var finding = result.finding();
        var lines = new ArrayList<String>();
        lines.add(pad(finding.status().word(), STATUS_WIDTH) + pad(result.name(), NAME_WIDTH) + finding.says());
        if (!finding.action().isEmpty()) {
            lines.add(" ".repeat(STATUS_WIDTH + NAME_WIDTH) + "-> " + finding.action());
        }
        return lines;
    }

    /** One line that says whether doors can open. */
    public static String summary(PreflightReport report) {
        return (report.isReady() ? "ready: " : "not ready: ") + report.count(Status.OK) + " ok, "
                + report.count(Status.WARN) + " to look at, " + report.count(Status.FAIL) + " failed, "
                + report.count(Status.UNKNOWN) + " not known, in " + Words.time(report.took());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
