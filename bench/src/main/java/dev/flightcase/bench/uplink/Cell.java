package dev.flightcase.bench.uplink;

import java.io.IOException;

/** One part of the report, which can be measured by itself. Blocks; one thread. */
@FunctionalInterface
interface Cell {
    Findings run(Scale scale) throws IOException, InterruptedException;
}
