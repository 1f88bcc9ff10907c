package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.host.ClockEvidence.EarlierSync;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockVerdictTest {
    private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant FLOOR = Instant.parse("2026-11-21T18:00:00Z");
    private static final Instant WALL = Instant.parse("2026-11-22T18:00:00Z");
    private static final KernelClock ADRIFT = new KernelClock.Adrift();
    private static final Rtc NO_RTC = new Rtc.Absent();

    @Test
    void aTimeSourceIsBelievedWithItsError() {
        var verdict = judge(WALL, new KernelClock.InStep(Duration.ofMillis(3)), null, NO_RTC, FLOOR);

        assertThat(verdict.state()).isEqualTo(ClockState.SYNCED);
        assertThat(verdict.uncertainty()).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void aTimeBeforeThisProgramWasMadeIsWrongWhoeverSaysIt() {
        var old = BUILT.minusSeconds(1);

        assertThat(judge(old, new KernelClock.InStep(null), null, new Rtc.Kept(), FLOOR)
                        .state())
                .isEqualTo(ClockState.FLOOR);
        assertThat(judge(old, ADRIFT, null, NO_RTC, null).state()).isEqualTo(ClockState.UNTRUSTED);
    }

    @Test
    void whatWasInStepDriftsBy20PartsInAMillion() {
        var sync = new EarlierSync(Duration.ofDays(1), Duration.ofMillis(10));
        var verdict = judge(WALL, ADRIFT, sync, NO_RTC, FLOOR);

        assertThat(verdict.state()).isEqualTo(ClockState.HELD);
        assertThat(verdict.uncertainty()).isEqualTo(Duration.ofMillis(1738)); // 86,400 s x 20 ppm + 10 ms
    }

    @Test
    void aBatteryBackedClockDriftsBy5SecondsADay() {
        var verdict = judge(WALL, ADRIFT, null, new Rtc.Kept(), FLOOR);

        assertThat(verdict.state()).isEqualTo(ClockState.HELD);
        assertThat(verdict.uncertainty()).isEqualTo(Duration.ofSeconds(6));
        assertThat(judge(WALL, ADRIFT, null, new Rtc.Kept(), null).uncertainty())
                .isNull();
    }

    @Test
    void aBatteryBackedClockThatStoppedOrRanAwayIsNotBelieved() {
        assertThat(judge(FLOOR.minus(Duration.ofHours(1)), ADRIFT, null, new Rtc.Kept(), FLOOR)
                        .state())
                .isEqualTo(ClockState.FLOOR);
        assertThat(judge(WALL.plus(Duration.ofDays(4000)), ADRIFT, null, new Rtc.Kept(), FLOOR)
                        .state())
                .isEqualTo(ClockState.FLOOR);
        var failed = judge(WALL, ADRIFT, null, new Rtc.Failed("its cell gives 6 mV"), FLOOR);
        assertThat(failed.state()).isEqualTo(ClockState.FLOOR);
        assertThat(failed.why()).contains("6 mV");
    }

    @Test
    void withoutAnythingItIsTheFloorOrNothing() {
        assertThat(judge(WALL, ADRIFT, null, NO_RTC, FLOOR).state()).isEqualTo(ClockState.FLOOR);
        assertThat(judge(WALL, new KernelClock.Unknown(), null, NO_RTC, null).state())
                .isEqualTo(ClockState.UNTRUSTED);
    }

    @Test
    void aClockThatSomebodySetIsHeldNoLonger() {
        var sync = new EarlierSync(Duration.ofHours(1), Duration.ZERO);
        var moved = new ClockEvidence(WALL, ADRIFT, sync, true, new Rtc.Kept(), FLOOR, FLOOR, BUILT);

        assertThat(ClockVerdict.of(moved).state()).isEqualTo(ClockState.FLOOR);
    }

    private static ClockVerdict judge(
            Instant wall, KernelClock kernel, @Nullable EarlierSync sync, Rtc rtc, @Nullable Instant floor) {
        return ClockVerdict.of(new ClockEvidence(wall, kernel, sync, false, rtc, floor, floor, BUILT));
    }
}
