package dev.flightcase.demo.relay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happened. From any thread. */
final class FaultCounts {
    private final List<Fault> happened = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();

    void happened(Fault fault) {
        happened.add(fault);
    }

    void passed(int count) {
        bytes.addAndGet(count);
    }

    /** The number of a new connection, from 0. */
    int connection() {
        return connections.getAndIncrement();
    }

    List<Fault> happened() {
        return List.copyOf(happened);
    }

    long bytes() {
        return bytes.get();
    }

    int connections() {
        return connections.get();
    }
}
