package dev.flightcase.hub.worker;

import java.time.Duration;

/**
 * @param workers in this process; each has a connection to the broker, and one to the database while it takes a batch in
 * @param receiveMax batches of one worker that are on their way or wait, 64 KiB each at most
 * @param retryMax longest pause between two tries while the database is away
 */
public record WorkerConfig(int workers, int receiveMax, Duration retryMax) {
    public static WorkerConfig defaults() {
        // More than two do not make a laptop's disk faster; 2 x 32 batches are 4 MiB at most.
        return new WorkerConfig(2, 32, Duration.ofSeconds(5));
    }
}
