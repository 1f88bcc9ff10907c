package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.LoadResult;
import java.io.IOException;

/**
 * What one contender did in one round.
 *
 * @param serverMicros CPU time of the server for each hold
 * @param clientMicros CPU time of the load generator for each hold
 */
record HoldsRound(LoadResult load, double serverMicros, double clientMicros) {
    /**
     * @param taken units that the server says are gone
     * @throws IOException when the figures must not be shown, because not every answer was right
     */
    static HoldsRound checked(String name, LoadResult load, long taken, CpuWatch cpu) throws IOException {
        if (load.wrong() > 0 || load.refused() > 0) {
            throw new IOException("%s: %d wrong answers and %d refused; the first: %s"
                    .formatted(name, load.wrong(), load.refused(), load.firstWrong()));
        }
        if (taken != load.okEver()) {
            throw new IOException("%s acknowledged %d holds, but %d units are gone from its stock"
                    .formatted(name, load.okEver(), taken));
        }
        return new HoldsRound(load, cpu.serverMicros(load.ok()), cpu.clientMicros(load.ok()));
    }
}
