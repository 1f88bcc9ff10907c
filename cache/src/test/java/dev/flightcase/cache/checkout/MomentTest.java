package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MomentTest {
    private static final Instant AT = Instant.parse("2031-01-01T00:00:00Z");
    private static final Instant FLOOR = Instant.parse("2026-11-21T18:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = ClockTrust.State.class,
            names = {"UNTRUSTED", "FLOOR"})
    void aClockThatMayBeYearsAheadEndsNoTokenBeforeTheLastKnownTimeDoes(ClockTrust.State unsure) {
        assertThat(moment(AT, unsure).forExpiry()).isEqualTo(FLOOR);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClockTrust.State.class,
            names = {"HELD", "SYNCED"})
    void aClockThatIsSureEndsIt(ClockTrust.State sure) {
        assertThat(moment(AT, sure).forExpiry()).isEqualTo(AT);
    }

    @Test
    void aClockBehindTheLastKnownTimeIsTheMildest() {
        var early = FLOOR.minusSeconds(1);

        assertThat(moment(early, ClockTrust.State.UNTRUSTED).forExpiry()).isEqualTo(early);
    }

    private static Moment moment(Instant at, ClockTrust.State state) {
        return new Moment(at, state, FLOOR, 0, new UUID(1, 1), 1);
    }
}
