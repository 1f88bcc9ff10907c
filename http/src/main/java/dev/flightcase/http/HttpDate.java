package dev.flightcase.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A moment in the form of HTTP (RFC 9110 section 5.6.7), always as far ahead of now, written once per second. Any thread; a lost race writes it twice. */
public final class HttpDate {
    private final InstantSource clock;
    private final Duration ahead;
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    public HttpDate(InstantSource clock, Duration ahead) {
        this.clock = clock;
        this.ahead = ahead;
    }

    public String value() {
        Instant moment = clock.instant().plus(ahead);
        Written written = last;
        if (written.second != moment.getEpochSecond()) {
            written = new Written(
                    moment.getEpochSecond(),
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)));
            last = written;
        }
        return written.text;
    }
}
