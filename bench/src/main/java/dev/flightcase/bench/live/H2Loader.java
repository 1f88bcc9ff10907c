package dev.flightcase.bench.live;

import dev.flightcase.bench.load.ProcessCpu;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** HTTP/2 over TLS 1.3 by nghttp2's h2load, each client one request at a time, as fast as it is answered. */
record H2Loader(Path binary, int clients, int threads) implements CpuCell.Loader {
    private static final Path PLACE = Path.of("/usr/bin/h2load");
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** h2load may wait for ever for clients that had not begun when its time was over. */
    private static final int TRIES = 3;

    private static final double MICROS_PER_SECOND = 1e6;
    private static final int TIMED_OUT = 124;
    private static final Pattern REQUESTS =
            Pattern.compile("requests: .* (\\d+) succeeded, (\\d+) failed, (\\d+) errored, (\\d+) timeout");
    private static final Pattern DATA = Pattern.compile("traffic: .*\\((\\d+)\\) data");

    /** Where it is, if it is there. */
    static Optional<Path> find() {
        return Optional.of(PLACE).filter(Files::isExecutable);
    }

    @Override
    public CpuRound load(Contender server, Duration warmUp, Duration measured) throws IOException {
        if (!warmUp.isZero()) {
            var _ = run(server, warmUp);
        }
        for (int i = 1; i < TRIES; i++) {
            var round = measured(server, measured);
            if (round.isPresent()) {
                return round.get();
            }
        }
        return measured(server, measured)
                .orElseThrow(() -> new IOException("h2load did not end in any of " + TRIES + " tries"));
    }

    private Optional<CpuRound> measured(Contender server, Duration measured) throws IOException {
        double serverBefore = ProcessCpu.secondsOfTree(server.pid());
        double clientBefore = ProcessCpu.secondsOfEndedChildren();
        var result = run(server, measured);
        if (result.exitCode() == TIMED_OUT) {
            return Optional.empty();
        }
        long sent = sent(server, result.output());
        double serverSeconds = ProcessCpu.secondsOfTree(server.pid()) - serverBefore;
        double clientSeconds = ProcessCpu.secondsOfEndedChildren() - clientBefore;
        // What was under way at the end has been sent in part and counts in part.
        double requests = (double) sent / server.bytes();
        return Optional.of(new CpuRound(
                requests / (double) measured.toSeconds(),
                serverSeconds * MICROS_PER_SECOND / requests,
                clientSeconds * MICROS_PER_SECOND / requests,
                server.bytes()));
    }

    private OneShot.Result run(Contender server, Duration time) {
        return OneShot.run(
                List.of(
                        binary.toString(),
                        "-t",
                        String.valueOf(threads),
                        "-c",
                        String.valueOf(clients),
                        "-m",
                        "1",
                        "-D",
                        String.valueOf(time.toSeconds()),
                        "https://127.0.0.1:" + server.port() + server.path()),
                time.plus(GRACE));
    }

    /** @return bytes of content */
    static long sent(Contender server, String said) throws IOException {
        var requests = REQUESTS.matcher(said);
        var data = DATA.matcher(said);
        boolean fine = requests.find()
                && data.find()
                && said.contains("TLS Protocol: TLSv1.3")
                && said.contains("Application protocol: h2")
                && requests.group(2).equals("0")
                && requests.group(3).equals("0")
                && requests.group(4).equals("0");
        long done = fine ? Long.parseLong(requests.group(1)) : 0;
        long bytes = fine ? Long.parseLong(data.group(1)) : 0;
        if (done == 0 || bytes < done * server.bytes()) {
            throw new IOException(server.name() + " was not asked or did not answer as it should: " + said.strip());
        }
        return bytes;
    }
}
