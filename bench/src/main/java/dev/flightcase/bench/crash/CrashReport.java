package dev.flightcase.bench.crash;

import dev.flightcase.bench.crash.Findings.Kind;
import dev.flightcase.demo.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run has shown.
 *
 * @param machine commit, date, Java, processor, kernel
 * @param flags of the node's JVM
 */
record CrashReport(String machine, String flags, long seed, List<Row> rows) {
    CrashReport {
        rows = List.copyOf(rows);
    }

    /**
     * One way to end a node.
     *
     * @param control it must be caught breaking promises, since its disk does: else none of the other rows means anything
     */
    record Row(String name, boolean control, Tally tally) {
        private int broken(Kind kind) {
            return tally.findings().count(kind);
        }

        private boolean holds() {
            return control ? broken(Kind.LOST) > 0 : tally.findings().all() == 0;
        }

        private String forgotten() {
            return tally.forgottenPages() + " pages, " + tally.forgottenNames() + " names, " + tally.tornFiles()
                    + " torn";
        }
    }

    boolean holds() {
        return rows.stream().allMatch(Row::holds);
    }

    String text() {
        var told = rows.stream()
                .filter(row -> !row.control())
                .flatMap(row -> row.tally().findings().told().stream())
                .map(finding -> finding + "\n")
                .collect(Collectors.joining());
        return """
                %s; seed %d.

                | end | times (while starting) | orders acknowledged | asked again | forgotten by the disk | lost | torn | doubled | stock wrong | refused |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s
                Flags: `%s`
                %s""".formatted(
                        machine, seed, rows.stream().map(CrashReport::line).collect(Collectors.joining()), flags, told);
    }

    private static String line(Row row) {
        var tally = row.tally();
        return "| %s | %d (%d) | %,d | %d | %s | %d | %d | %d | %d | %d |%n"
                .formatted(
                        row.name(),
                        tally.strikes(),
                        tally.strikesAtStart(),
                        tally.acknowledged(),
                        tally.askedAgain(),
                        row.forgotten(),
                        row.broken(Kind.LOST),
                        row.broken(Kind.TORN),
                        row.broken(Kind.DOUBLED),
                        row.broken(Kind.STOCK),
                        row.broken(Kind.REFUSED));
    }

    String json() {
        var result = new LinkedHashMap<String, Object>();
        result.put("machine", machine);
        result.put("flags", flags);
        result.put("seed", seed);
        result.put("holds", holds());
        result.put("rows", rows.stream().map(CrashReport::members).toList());
        return Json.write(result);
    }

    private static Map<String, Object> members(Row row) {
        var tally = row.tally();
        var members = new LinkedHashMap<String, Object>();
        members.put("end", row.name());
        members.put("control", row.control());
        members.put("times", tally.strikes());
        members.put("while_starting", tally.strikesAtStart());
        members.put("acknowledged", tally.acknowledged());
        members.put("asked_again", tally.askedAgain());
        members.put("forgotten_pages", tally.forgottenPages());
        members.put("forgotten_names", tally.forgottenNames());
        members.put("torn_writes", tally.tornFiles());
        for (var kind : Kind.values()) {
            members.put(kind.name().toLowerCase(Locale.ROOT), row.broken(kind));
        }
        members.put("told", tally.findings().told());
        return members;
    }
}
