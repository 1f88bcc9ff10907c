package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs one contender once: a fresh folder, warm-up, measured time, and a look at what its stock says afterwards. */
record HoldsRun(Path home, String sku, long units, int clients, int loadThreads) {
    /** Longer than a round takes, so that none ends by itself. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    HoldsRound of(Contender contender, Duration warmUp, Duration measured) throws IOException, InterruptedException {
        try (var scratch = Scratch.of(home, "holds");
                var server = contender.start(scratch.folder())) {
            var cpu = new CpuWatch(server.pid());
            var plan = LoadPlan.of(server.port(), loadThreads, clients, warmUp, measured);
            var tokens = server.tokens(clients);
            var result = Load.run(
                    plan,
                    (number, recorder) -> new Patient(
                            new HoldErrand(sku, LEASE, tokens.get(number), number), new Pace.Closed(), recorder),
                    cpu);
            return HoldsRound.checked(contender.name(), result, units - server.available(), cpu);
        }
    }
}
