package dev.flightcase.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Says once that the demo should end, and lets everything that waits know at once. Any thread. */
public final class StopSign {
    private static final Duration POLL = Duration.ofMillis(50);

    private final CountDownLatch requested = new CountDownLatch(1);

    public void request() {
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for the request, without end. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** Waits for the request; false if the time is over first. */
    public boolean await(Duration time) throws InterruptedException {
        return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Polls until the condition holds. False if the time is over or the demo should end first. */
    public boolean waitUntil(BooleanSupplier condition, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!isRequested()) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            await(POLL);
        }
        return false;
    }
}
