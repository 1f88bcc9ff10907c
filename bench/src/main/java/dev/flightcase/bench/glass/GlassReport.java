package dev.flightcase.bench.glass;

import dev.flightcase.bench.Markdown;
import java.util.Locale;

/**
 * The figures as a piece of Markdown.
 *
 * @param holdBackMillis PART-HOLD-BACK of the stream
 * @param how the flags of the node and the versions of what took part, one line
 */
record GlassReport(GlassFigures figures, double holdBackMillis, String how) {
    /** Over PART-HOLD-BACK: the encoder, the network, the decoder and a frame. */
    static final double OVER_HOLD_BACK_MILLIS = 300;

    static final double APART_MILLIS = 100;

    private static final int STALLS_LISTED = 20;

    String text() {
        var table = new Markdown("what", "median", "p95", "p99", "max", "samples", "aim");
        double aim = holdBackMillis + OVER_HOLD_BACK_MILLIS;
        for (int page = 0; page < 2; page++) {
            var latency = figures.latency(page);
            row(
                    table,
                    "clock strip to glass, page " + (page + 1) + ", ms",
                    latency,
                    aimed("median at most", aim, latency.median()));
        }
        var apart = figures.apart();
        row(table, "the two pages apart, ms", apart, aimed("p99 at most", APART_MILLIS, apart.p99()));
        return how + "\n\n" + table + "\n" + stalls();
    }

    private static void row(Markdown table, String what, GlassFigures.Spread spread, String aim) {
        table.row(
                what,
                whole(spread.median()),
                whole(spread.p95()),
                whole(spread.p99()),
                whole(spread.max()),
                String.valueOf(spread.samples()),
                aim);
    }

    private static String aimed(String words, double aim, double is) {
        return words + " " + whole(aim) + ": " + (is <= aim ? "yes" : "no");
    }

    private String stalls() {
        var stalls = figures.stalls();
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "Of the processors' time, the host stole %.1f %% and %.0f %% was used. Stalls (`waiting` events): %s%n",
                100 * figures.stolen(),
                100 * figures.busy(),
                stalls.isEmpty() ? "none." : stalls.size() + "."));
        if (stalls.isEmpty()) {
            return text.toString();
        }
        var table = new Markdown("stall at", "page", "stolen then", "used then");
        stalls.stream()
                .limit(STALLS_LISTED)
                .forEach(stall -> table.row(
                        String.format(
                                Locale.ROOT,
                                "%d:%02d.%d",
                                stall.at().toMinutes(),
                                stall.at().toSecondsPart(),
                                stall.at().toMillisPart() / 100),
                        String.valueOf(stall.page() + 1),
                        percent(stall.stolen()),
                        percent(stall.busy())));
        text.append('\n').append(table);
        if (stalls.size() > STALLS_LISTED) {
            text.append("\nand ").append(stalls.size() - STALLS_LISTED).append(" more.\n");
        }
        return text.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String whole(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.0f", value);
    }
}
