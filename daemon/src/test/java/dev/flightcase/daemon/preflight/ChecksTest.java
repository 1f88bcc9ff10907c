package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.StoreException;
import dev.flightcase.daemon.preflight.WarmShelf.Choice;
import dev.flightcase.daemon.preflight.WarmShelf.Warmed;
import dev.flightcase.hal.host.ClockState;
import dev.flightcase.hal.host.ClockVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clock, the training order and the warm shelf make people read. */
class ChecksTest {
    private static final Instant EVENING = Instant.parse("2026-11-21T19:04:07Z");

    @ParameterizedTest
    @CsvSource({
        "SYNCED, OK, in step with a time source: 21 November 2026, 20:04",
        "HELD, OK, was in step earlier in this boot: 21 November 2026, 20:04",
        "FLOOR, WARN, 'only known not to be behind: it says 21 November 2026, 20:04'",
        "UNTRUSTED, WARN, Nothing confirms the clock: it says 21 November 2026, 20:04",
    })
    void theClockSaysWhatItIsSetByAndThatItsErrorIsNotKnown(ClockState state, Status status, String says)
            throws Exception {
        var finding = clock(state, EVENING);

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.says()).contains(says).endsWith("By how much it is off is not known.");
        assertThat(finding.action().isEmpty()).isEqualTo(status == Status.OK);
    }

    @Test
    void theClockSaysHowFarItMayBeOff() throws Exception {
        assertThat(clock(new ClockVerdict(ClockState.SYNCED, Duration.ofMillis(12), "in step"), EVENING)
                        .says())
                .endsWith("It is off by 12 ms at most.");
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:07Z", "2024-12-31T22:59:59Z", "2106-02-07T06:28:15Z"})
    void aClockFromAnotherAgeFailsWhateverItIsSetBy(Instant now) throws Exception {
        assertThat(clock(ClockState.SYNCED, now).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aTrainingOrderIsJudgedByItsTime() throws Exception {
        assertThat(orders(new OrderPath.Stored(Duration.ofMillis(12))))
                .isEqualTo(Finding.ok("A training order was stored in 12 ms."));
        assertThat(orders(new OrderPath.Stored(Duration.ofMillis(1_240))))
                .isEqualTo(Finding.warn(
                        "A training order took 1.2 s to be stored; sales will feel slow.",
                        "Use a faster card (A1 or A2) or an SSD."));
        assertThat(orders(new OrderPath.Refused("The disk is full.", "Free some.")))
                .isEqualTo(Finding.fail("The disk is full.", "Free some."));
        assertThat(orders(new OrderPath.NotTried("No.", "Sell one."))).isEqualTo(Finding.unknown("No.", "Sell one."));
    }

    @Test
    void theFirstProductsAreInMemoryOrItIsSaidWhyNot() throws Exception {
        assertThat(warm(new Warmed(Choice.FIRST, 20, 0, 31, 0, 0, 4_200_000)))
                .isEqualTo(Finding.ok(
                        "20 products of the catalog that come first and 31 picture files of them are in memory"
                                + " (4.2 MB)."));
        assertThat(warm(new Warmed(Choice.HUB, 1, 2, 0, 0, 0, 1_000)))
                .returns(Status.WARN, Finding::status)
                .extracting(Finding::says)
                .asString()
                .contains("1 product that the hub named", "2 products more are not in the catalog");
        assertThat(warm(new Warmed(Choice.SOLD, 1, 0, 0, 2, 0, 1_000)).status()).isEqualTo(Status.WARN);
        assertThat(warm(new Warmed(Choice.SOLD, 1, 0, 3, 0, 2, 1_000)).says())
                .contains("2 picture files found no room");
        assertThat(warm(Warmed.NOTHING).status()).isEqualTo(Status.UNKNOWN);
        assertThat(WarmCheck.of(
                                _ -> {
                                    throw new StoreException(StoreException.Kind.CORRUPTED, "x", null);
                                },
                                20)
                        .probe()
                        .look()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    private static Finding clock(ClockState state, Instant now) throws Exception {
        return clock(new ClockVerdict(state, null, "was in step earlier in this boot"), now);
    }

    private static Finding clock(ClockVerdict verdict, Instant now) throws Exception {
        return ClockCheck.of(() -> verdict, () -> now, ZoneId.of("Europe/Madrid"))
                .probe()
                .look();
    }

    private static Finding orders(OrderPath.Trial trial) throws Exception {
        return OrderCheck.of(() -> trial).probe().look();
    }

    private static Finding warm(WarmShelf.Warmed warmed) throws Exception {
        return WarmCheck.of(
                        products -> {
                            assertThat(products).isEqualTo(20);
                            return warmed;
                        },
                        20)
                .probe()
                .look();
    }
}
