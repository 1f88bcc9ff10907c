package dev.flightcase.bench.load;

import java.nio.ByteBuffer;

/** What a client wants to do next. */
public sealed interface Step {
    /** @param request whole, as it goes over the wire */
    record Send(ByteBuffer request) implements Step {}

    /** To be asked again then, by the clock of {@link System#nanoTime()}. */
    record Wait(long untilNanos) implements Step {}

    /** It has seen enough. */
    record Done() implements Step {}
}
