package dev.flightcase.cache.token;

import java.time.Duration;

/**
 * How guessing is slowed down.
 *
 * @param freeMistakes that cost nothing: people mistype
 * @param first wait after one mistake more; doubles with each further one
 * @param longest wait there is
 * @param quiet after so long without a mistake all is forgotten
 */
public record BackOffConfig(int freeMistakes, Duration first, Duration longest, Duration quiet) {

    /**
     * At 60 s a try, a six-digit PIN (10^6) falls in 347 days of uninterrupted guessing at even odds, one of 16 open codes
     * (10^8) in 6 years.
     */
    public static BackOffConfig defaults() {
        return new BackOffConfig(5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10));
    }
}
