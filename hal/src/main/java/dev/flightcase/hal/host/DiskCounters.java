package dev.flightcase.hal.host;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of {@code /proc/diskstats} (Documentation/admin-guide/iostats.rst).
 *
 * @param readMillis that all reads together took
 */
record DiskCounters(String device, long reads, long readMillis, long writes, long writeMillis) {

    // After major, minor and name: reads merged sectors ms, writes merged sectors ms.
    private static final int COLUMN_NAME = 2;
    private static final int COLUMN_READS = 3;
    private static final int COLUMN_READ_MILLIS = 6;
    private static final int COLUMN_WRITES = 7;
    private static final int COLUMN_WRITE_MILLIS = 10;

    /** @param number major:minor */
    static Optional<DiskCounters> find(String text, String number) throws MalformedText {
        for (var line : text.lines().toList()) {
            var words = Text.words(line);
            if (words.size() > COLUMN_WRITE_MILLIS && number.equals(words.get(0) + ":" + words.get(1))) {
                return Optional.of(new DiskCounters(
                        words.get(COLUMN_NAME),
                        Text.wholeNumber(words.get(COLUMN_READS)),
                        Text.wholeNumber(words.get(COLUMN_READ_MILLIS)),
                        Text.wholeNumber(words.get(COLUMN_WRITES)),
                        Text.wholeNumber(words.get(COLUMN_WRITE_MILLIS))));
            }
        }
        return Optional.empty();
    }

    /** Milliseconds a read took on average since then; empty when there was none, which says nothing. */
    OptionalDouble readWait(DiskCounters since) {
        return mean(reads - since.reads, readMillis - since.readMillis);
    }

    OptionalDouble writeWait(DiskCounters since) {
        return mean(writes - since.writes, writeMillis - since.writeMillis);
    }

    /** Counters that went back belong to a disk that was plugged in anew. */
    private static OptionalDouble mean(long times, long millis) {
        return times <= 0 || millis < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) millis / times);
    }
}
