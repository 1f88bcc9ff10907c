package dev.flightcase.bench.faults;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.faults.Finding.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the runs have shown.
 *
 * @param machine commit, date, Java, processor, kernel
 * @param orders that were promised and are expected at the hub
 */
record FaultsReport(
        String machine,
        long seed,
        double minutes,
        int orders,
        List<Laboratory.Result> results,
        List<Finding> findings) {
    FaultsReport {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
    }

    boolean holds() {
        return findings.isEmpty();
    }

    String text() {
        var table = new Markdown(
                "what goes wrong",
                "runs",
                "faults that happened",
                "orders",
                "messages sent again",
                "longest until all is at the hub, s",
                "lost",
                "doubled",
                "wrong");
        Arrays.stream(Kind.values()).forEach(kind -> row(table, kind));
        var resident = results.stream().mapToDouble(Laboratory.Result::resident).summaryStatistics();
        return "%s; seed %d, %d runs in %.0f min.\n\n%s\n%,d orders; RSS of the node after a run %.0f to %.0f MiB, after the last %.0f.\n%s"
                .formatted(
                        machine,
                        seed,
                        results.size(),
                        minutes,
                        table,
                        orders,
                        resident.getMin(),
                        resident.getMax(),
                        results.getLast().resident(),
                        findings.stream().map(finding -> finding.text() + "\n").collect(Collectors.joining()));
    }

    private void row(Markdown table, Kind kind) {
        var own = results.stream().filter(result -> result.kind() == kind).toList();
        if (own.isEmpty()) {
            return;
        }
        table.row(
                kind.says(),
                String.valueOf(own.size()),
                String.valueOf(own.stream().mapToInt(Laboratory.Result::faults).sum()),
                String.format(
                        Locale.ROOT,
                        "%,d",
                        own.stream().mapToInt(Laboratory.Result::orders).sum()),
                String.valueOf(own.stream().mapToLong(Laboratory.Result::resent).sum()),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        own.stream()
                                .mapToDouble(Laboratory.Result::drainSeconds)
                                .max()
                                .orElse(0)),
                count(kind, Sort.LOST),
                count(kind, Sort.DOUBLED),
                count(kind, Sort.WRONG));
    }

    private String count(Kind kind, Sort sort) {
        return String.valueOf(findings.stream()
                .filter(finding -> finding.kind() == kind && finding.sort() == sort)
                .count());
    }
}
