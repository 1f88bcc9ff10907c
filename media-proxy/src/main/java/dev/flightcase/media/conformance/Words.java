package dev.flightcase.media.conformance;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/** Numbers for people. */
final class Words {
    private Words() {}

    static String seconds(BigDecimal seconds) {
        return seconds.toPlainString() + " s";
    }

    static String millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
    }

    static long nanos(BigDecimal seconds) {
        return seconds.movePointRight(9).longValue();
    }

    /** What comes from a stranger, short enough for a line. */
    static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
