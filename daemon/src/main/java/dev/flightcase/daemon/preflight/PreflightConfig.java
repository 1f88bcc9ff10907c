package dev.flightcase.daemon.preflight;

import java.time.Duration;

/**
 * Keys {@code preflight.*}.
 *
 * @param timeout no check takes longer, whatever its own budget
 * @param warmProducts how many products are brought into memory, pictures and all
 * @param ordersPerHour how many a busy stall sells; free space is told as hours of that
 */
public record PreflightConfig(Duration timeout, int warmProducts, int ordersPerHour) {

    public static PreflightConfig defaults() {
        return new PreflightConfig(Duration.ofSeconds(60), 20, 600);
    }
}
