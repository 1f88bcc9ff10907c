package dev.flightcase.media.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Until when a copy of media is good, as an HTTP date, for caches that do not know {@code max-age}
 * (draft-pantos-hls-rfc8216bis §6.2.2). Written once a second. Any thread; a lost race writes it twice.
 */
public final class Expiry {
    /** Names are never used twice, so a copy is good for ever; nobody wants one for longer. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private final InstantSource clock;
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String date) {}

    public Expiry(InstantSource clock) {
        this.clock = clock;
    }

    String date() {
        Instant until = clock.instant().plus(LIFETIME);
        Written written = last;
        if (written.second != until.getEpochSecond()) {
            written = new Written(
                    until.getEpochSecond(),
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
            last = written;
        }
        return written.date;
    }
}
