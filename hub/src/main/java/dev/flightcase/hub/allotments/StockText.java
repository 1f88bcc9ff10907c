package dev.flightcase.hub.allotments;

import java.util.List;
import java.util.stream.Collectors;

/** Stock as the operator's commands print it. */
final class StockText {
    private StockText() {}

    static String stock(List<EventStock> stock) {
        var text = new StringBuilder();
        stock.forEach(event -> event(text, event));
        return text.toString();
    }

    private static void event(StringBuilder text, EventStock stock) {
        line(text, String.format("%-24s %8s %8s %8s %8s", stock.event(), "pool", "out", "sold", "free"));
        for (var pool : stock.pool()) {
            line(
                    text,
                    String.format(
                            "%-24s %8d %8d %8d %8d", pool.sku(), pool.units(), pool.out(), pool.sold(), pool.free()));
            for (var slice : stock.slices()) {
                slice.units().stream()
                        .filter(units -> units.sku().equals(pool.sku()))
                        .forEach(units -> line(text, String.format("  %-22s %s", slice.node(), words(slice, units))));
            }
        }
        if (stock.more() > 0) {
            line(text, "and " + stock.more() + " more SKUs, of which more is free: --json shows them");
        }
    }

    private static String words(EventStock.Slice slice, EventStock.Units units) {
        var by =
                switch (slice.state()) {
                    case LIVE ->
                        units.inForce() == units.granted() && slice.confirmed() > 0
                                ? "has " + units.granted()
                                : slice.epoch() == 0
                                        ? "gets " + units.granted() + " when it is heard"
                                        : "is told " + units.granted() + ", has confirmed " + units.inForce();
                    case OPEN -> "had " + units.granted() + " before its journal began anew: flightcase hub reconcile";
                    case RETURNED -> "had " + units.granted() + ", the rest was returned";
                    case KEPT -> "had " + units.granted() + ", the rest went to its next epoch";
                };
        return by + "; sold " + units.sold() + (units.byHand() == 0 ? "" : "; by hand " + units.byHand());
    }

    static String questions(List<Question> questions) {
        if (questions.isEmpty()) {
            return "nothing to decide\n";
        }
        var text = new StringBuilder();
        questions.forEach(question -> line(text, question(question)));
        return text.toString();
    }

    private static String question(Question question) {
        return switch (question) {
            case Question.ReturnedSlice(var node, var event, var _, var rest) ->
                node + " began anew (or was given up) with stock of " + event + " that nobody can prove: "
                        + rest.stream()
                                .map(slice -> slice.sku() + " " + slice.units())
                                .collect(Collectors.joining(", "))
                        + ". Return it to the pool or let it keep it: flightcase hub reconcile " + node + " " + event
                        + " return|keep";
            case Question.Oversold(var event, var sku, var pool, var out, var by) ->
                sku + " of " + event + " is oversold: " + out + " are sold or out of " + pool
                        + (by.isEmpty() ? "" : ", by " + String.join(", ", by))
                        + ". If there was more: flightcase hub pool " + event + " " + sku + "=" + out;
        };
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
