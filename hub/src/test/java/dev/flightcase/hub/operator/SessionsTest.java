package dev.flightcase.hub.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Sessions sessions = new Sessions(nanos::get, new SecureRandom());

    @Test
    void oneIsOpenUntilItEndsOrItsTimeIsOver() {
        var one = sessions.begin();
        var other = sessions.begin();

        assertThat(sessions.isOpen(one)).isTrue();
        assertThat(sessions.isOpen("")).isFalse();
        sessions.end(one);
        assertThat(sessions.isOpen(one)).isFalse();
        nanos.addAndGet(Duration.ofHours(12).toNanos() - 1);
        assertThat(sessions.isOpen(other)).isTrue();
        nanos.incrementAndGet();
        assertThat(sessions.isOpen(other)).isFalse();
    }

    @Test
    void ofTooManyTheOldestEnds() {
        var first = sessions.begin();
        var second = sessions.begin();
        for (int i = 2; i < 65; i++) {
            sessions.begin();
        }

        assertThat(sessions.isOpen(first)).isFalse();
        assertThat(sessions.isOpen(second)).isTrue();
    }
}
