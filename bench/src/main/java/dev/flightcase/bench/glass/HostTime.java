package dev.flightcase.bench.glass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the processors of this machine have done since it started: proc_stat(5), first line, in ticks.
 *
 * @param stolen taken by the host for others while this machine wanted to run
 * @param idle nothing to do, or waiting for a disk
 * @param all of them
 */
record HostTime(long stolen, long idle, long all) {
    /** user, nice, system, idle, iowait, irq, softirq, steal; guests are in user already. */
    private static final int COLUMNS = 8;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    static HostTime now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return of(lines.findFirst().orElse(""));
        }
    }

    /** @throws IOException when this is no such line: the kernel is older than 2.6.11, or it is no Linux */
    static HostTime of(String line) throws IOException {
        var words = line.trim().split(" +");
        if (words.length <= COLUMNS || !words[0].equals("cpu")) {
            throw new IOException("/proc/stat begins with \"" + line + "\", not with cpu and eight numbers");
        }
        long[] ticks =
                Arrays.stream(words, 1, COLUMNS + 1).mapToLong(Long::parseLong).toArray();
        return new HostTime(
                ticks[STEAL], ticks[IDLE] + ticks[IO_WAIT], Arrays.stream(ticks).sum());
    }

    /** Share of the time since then that was stolen, 0 to 1. */
    double stolenSince(HostTime before) {
        return share(stolen - before.stolen, all - before.all);
    }

    /** Share of the time since then in which the processors were busy or stolen, 0 to 1. */
    double busySince(HostTime before) {
        return 1 - share(idle - before.idle, all - before.all);
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / (double) whole;
    }
}
