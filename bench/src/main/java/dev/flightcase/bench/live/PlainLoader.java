package dev.flightcase.bench.live;

import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import java.io.IOException;
import java.time.Duration;

/** HTTP/1.1 without TLS, kept alive, each client as fast as it is answered; every body compared by checksum. */
record PlainLoader(int clients, int threads) implements CpuCell.Loader {
    @Override
    public CpuRound load(Contender server, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        var cpu = new CpuWatch(server.pid());
        var plan = LoadPlan.of(server.port(), threads, clients, warmUp, measured);
        var result = Load.run(
                plan, (_, recorder) -> new Patient(new ObjectErrand(server), new Pace.Closed(), recorder), cpu);
        if (result.wrong() > 0 || result.ok() == 0) {
            throw new IOException("%s: %d right and %d wrong answers; the first wrong one: %s"
                    .formatted(server.name(), result.ok(), result.wrong(), result.firstWrong()));
        }
        return new CpuRound(
                result.perSecond(), cpu.serverMicros(result.ok()), cpu.clientMicros(result.ok()), server.bytes());
    }
}
