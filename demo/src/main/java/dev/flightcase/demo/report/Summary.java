package dev.flightcase.demo.report;

import java.util.List;

/** What happened, part by part, and the exit code that follows: 0 only if every part worked. */
public record Summary(List<Part> parts) {
    public Summary {
        parts = List.copyOf(parts);
    }

    public List<String> lines() {
        var table = new Table();
        for (var part : parts) {
            switch (part) {
                case Part.Worked(String name, String what) -> table.row(name, "OK", what);
                case Part.Failed(String name, String what, String why) -> table.row(name, "FAILED", why + "; " + what);
            }
        }
        return table.lines();
    }

    public int exitCode() {
        return parts.stream().allMatch(Part.Worked.class::isInstance) ? 0 : 1;
    }
}
