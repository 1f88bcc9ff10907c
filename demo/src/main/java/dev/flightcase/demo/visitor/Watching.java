package dev.flightcase.demo.visitor;

import java.util.concurrent.atomic.LongAdder;

/** What the viewers together have seen. Any thread. */
final class Watching {
    private final LongAdder segments = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder stalls = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder discontinuities = new LongAdder();
    private final Errors errors = new Errors();

    void segment() {
        segments.increment();
    }

    void bytes(long count) {
        bytes.add(count);
    }

    void stalled() {
        stalls.increment();
    }

    void missed(long count) {
        missed.add(count);
    }

    void discontinuity() {
        discontinuities.increment();
    }

    void error(String why) {
        errors.add(why);
    }

    Viewers.Report report() {
        return new Viewers.Report(
                segments.sum(),
                bytes.sum(),
                stalls.sum(),
                missed.sum(),
                discontinuities.sum(),
                errors.count(),
                errors.first());
    }
}
