package dev.flightcase.demo.visitor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The stop sign that all visitors of one kind watch while they wait. */
final class Pace {
    private final CountDownLatch stopped = new CountDownLatch(1);

    void stop() {
        stopped.countDown();
    }

    boolean goesOn() {
        return stopped.getCount() > 0;
    }

    /** Waits, or returns at once when the visit is over. */
    void pause(Duration duration) throws InterruptedException {
        stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
