package dev.flightcase.bench.catalog;

import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.LoadResult;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import java.io.IOException;
import java.util.Random;

/**
 * What one server did in one round.
 *
 * @param serverMicros CPU time of the server for each request, all of its processes
 * @param clientMicros CPU time of the load generator for each request
 */
record ReadsRound(LoadResult load, double serverMicros, double clientMicros) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * @param pid of the server
     * @param perSecond of all clients together; 0: as fast as the answers come
     */
    static ReadsRound of(String name, long pid, LoadPlan plan, Shelf shelf, double perSecond)
            throws IOException, InterruptedException {
        var cpu = new CpuWatch(pid);
        var result = Load.run(
                plan,
                (number, recorder) -> new Patient(
                        new ProductErrand(shelf, new Random(number)),
                        pace(number, plan.clients(), perSecond),
                        recorder),
                cpu);
        if (result.wrong() > 0 || result.refused() > 0 || result.retried() > 0) {
            throw new IOException("%s: %d wrong answers, %d later; the first: %s"
                    .formatted(name, result.wrong() + result.refused(), result.retried(), result.firstWrong()));
        }
        return new ReadsRound(result, cpu.serverMicros(result.ok()), cpu.clientMicros(result.ok()));
    }

    private static Pace pace(int number, int clients, double perSecond) {
        if (perSecond == 0) {
            return new Pace.Closed();
        }
        long everyNanos = Math.round(clients * NANOS_PER_SECOND / perSecond);
        return new Pace.Steady(System.nanoTime() + everyNanos * number / clients, everyNanos);
    }
}
