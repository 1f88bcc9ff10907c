package dev.flightcase.hub.ledger;

import java.util.ArrayList;
import java.util.List;

/** Which sequences of an epoch have come: ranges that rise and neither touch nor overlap. */
public record Received(List<Range> ranges) {
    public static final Received NOTHING = new Received(List.of());

    public Received {
        ranges = List.copyOf(ranges);
    }

    /** With one range more. */
    public Received plus(Range added) {
        var result = new ArrayList<Range>(ranges.size() + 1);
        long first = added.first();
        long last = added.last();
        int i = 0;
        while (i < ranges.size() && ranges.get(i).last() < first - 1) {
            result.add(ranges.get(i++));
        }
        while (i < ranges.size() && ranges.get(i).first() - 1 <= last) {
            first = Math.min(first, ranges.get(i).first());
            last = Math.max(last, ranges.get(i).last());
            i++;
        }
        result.add(new Range(first, last));
        result.addAll(ranges.subList(i, ranges.size()));
        return new Received(result);
    }

    /** Whether one of the sequences has come already. */
    public boolean touches(Range asked) {
        return ranges.stream().anyMatch(range -> range.first() <= asked.last() && asked.first() <= range.last());
    }

    /** Every sequence up to and with this one has come; 0 when the first has not. */
    public long mark() {
        return ranges.isEmpty() || ranges.getFirst().first() > 1
                ? 0
                : ranges.getFirst().last();
    }

    /** The highest sequence that has come; 0 for none. */
    public long highest() {
        return ranges.isEmpty() ? 0 : ranges.getLast().last();
    }

    /** What is missing between the mark and the highest, at most {@code countMax}. */
    public List<Range> gaps(int countMax) {
        var gaps = new ArrayList<Range>();
        long next = 1;
        for (var range : ranges) {
            if (gaps.size() == countMax) {
                break;
            }
            if (range.first() > next) {
                gaps.add(new Range(next, range.first() - 1));
            }
            next = range.last() + 1;
        }
        return gaps;
    }
}
