package dev.flightcase.bench.uplink;

import dev.flightcase.bench.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the report: a value for each round.
 *
 * @param what with its unit
 * @param decimals that are shown
 */
record Figure(String what, int decimals, Aim aim, List<Double> rounds) {
    Figure {
        rounds = List.copyOf(rounds);
    }

    static Figure of(String what, int decimals, Aim aim, double value) {
        return new Figure(what, decimals, aim, List.of(value));
    }

    /** Median and range over the rounds. */
    String value() {
        return Spread.of(rounds).text(decimals);
    }

    /** The aim, and whether the median keeps to it. */
    String verdict() {
        return switch (aim) {
            case Aim.None none -> none.words();
            case Aim.AtMost _, Aim.AtLeast _ ->
                aim.words() + ": " + (aim.isMet(Spread.of(rounds).median()) ? "met" : "missed");
        };
    }

    /** Those of one round after those of the ones before; every round has the same rows in the same order. */
    static List<Figure> joined(List<List<Figure>> rounds) {
        var joined = new ArrayList<Figure>();
        for (int row = 0; row < rounds.getFirst().size(); row++) {
            var values = new ArrayList<Double>();
            for (var round : rounds) {
                values.addAll(round.get(row).rounds());
            }
            var first = rounds.getFirst().get(row);
            joined.add(new Figure(first.what(), first.decimals(), first.aim(), values));
        }
        return joined;
    }
}
