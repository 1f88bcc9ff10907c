package dev.flightcase.http.netty;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The Date header, rendered once per second. Any thread; a lost race renders it twice. */
final class DateHeader {
    private final InstantSource clock;
    private volatile Rendered last = new Rendered(Long.MIN_VALUE, "");

    private record Rendered(long second, String text) {}

    DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    String value() {
        Instant now = clock.instant();
        Rendered rendered = last;
        if (rendered.second != now.getEpochSecond()) {
            rendered = new Rendered(
                    now.getEpochSecond(), DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
            last = rendered;
        }
        return rendered.text;
    }
}
