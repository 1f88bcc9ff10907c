package dev.flightcase.hal;

import java.time.Duration;

/**
 * Sensors and board: keys {@code hal.*}.
 *
 * @param board which power board there is
 * @param period between two reads of a sensor, 100 ms to 10 min
 * @param staleAfterPeriods periods without a new reading until the last one is stale, 2 to 100
 * @param patience how long the loop waits for one sensor before it goes on to the next, 1 ms to 1 s
 * @param hungAfter a read that takes longer is reported as hung, 100 ms to 10 min
 * @param stopWait how long closing waits for reads under way, 1 ms to 10 s
 */
public record HalConfig(
        BoardSettings board,
        Duration period,
        int staleAfterPeriods,
        Duration patience,
        Duration hungAfter,
        Duration stopWait) {

    public HalConfig {
        Check.within("hal.period", period, Duration.ofMillis(100), Duration.ofMinutes(10));
        Check.within("hal.stale-after-periods", staleAfterPeriods, 2, 100);
        Check.within("hal.patience", patience, Duration.ofMillis(1), Duration.ofSeconds(1));
        Check.within("hal.hung-after", hungAfter, Duration.ofMillis(100), Duration.ofMinutes(10));
        Check.within("hal.stop-wait", stopWait, Duration.ofMillis(1), Duration.ofSeconds(10));
    }

    public static HalConfig defaults() {
        return new HalConfig(
                BoardSettings.defaults(),
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofMillis(500));
    }
}
