package dev.flightcase.hub.allotments;

import java.util.List;

/** What came of an operator's wish. */
public sealed interface StockOutcome {
    /** It is durable. */
    record Done() implements StockOutcome {}

    /**
     * Nothing was changed.
     *
     * @param rules one line each: what, which value, what to do
     */
    record Refused(List<String> rules) implements StockOutcome {
        public Refused {
            rules = List.copyOf(rules);
        }
    }
}
