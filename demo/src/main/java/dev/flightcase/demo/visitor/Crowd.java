package dev.flightcase.demo.visitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Visitors of one kind, a virtual thread each. */
final class Crowd {
    private final String name;
    private final Pace pace;
    private final List<Thread> threads = new ArrayList<>();

    Crowd(String name, Pace pace) {
        this.name = name;
        this.pace = pace;
    }

    void start(int count, IntFunction<Runnable> visitors) {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().name(name + "-" + i).start(visitors.apply(i)));
        }
    }

    /** Lets them finish what they do; who is not done in time is interrupted. */
    void stop(Duration patience) throws InterruptedException {
        pace.stop();
        long deadline = System.nanoTime() + patience.toNanos();
        for (var thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                thread.interrupt();
            }
        }
    }
}
