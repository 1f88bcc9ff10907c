package dev.flightcase.hub.database;

import dev.flightcase.hub.ledger.Range;
import dev.flightcase.hub.ledger.Received;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Received sequences as PostgreSQL's {@code int8multirange} in text: <code>{[1,101),[205,301)}</code>. */
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

    private Ranges() {}

    static Received received(String text) {
        var ranges = new ArrayList<Range>();
        var match = RANGE.matcher(text);
        while (match.find()) {
            ranges.add(new Range(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)) - 1));
        }
        return new Received(ranges);
    }

    static String text(Received received) {
        return received.ranges().stream()
                .map(range -> "[" + range.first() + "," + (range.last() + 1) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
