package dev.flightcase.bench.load;

import java.io.IOException;

/** CPU time of the server and of this process, load generator and all, over the measured time of one run. */
public final class CpuWatch implements Watch {
    private static final double MICROS_PER_SECOND = 1e6;

    private final long server;
    private double serverSeconds;
    private double clientSeconds;

    /** @param server process, with its children */
    public CpuWatch(long server) {
        this.server = server;
    }

    @Override
    public void begins() throws IOException {
        serverSeconds = -ProcessCpu.secondsOfTree(server);
        clientSeconds = -own();
    }

    @Override
    public void ends() throws IOException {
        serverSeconds += ProcessCpu.secondsOfTree(server);
        clientSeconds += own();
    }

    /** Microseconds of the server for each request. */
    public double serverMicros(long requests) {
        return requests == 0 ? 0 : serverSeconds * MICROS_PER_SECOND / (double) requests;
    }

    /** Microseconds of this process for each request. */
    public double clientMicros(long requests) {
        return requests == 0 ? 0 : clientSeconds * MICROS_PER_SECOND / (double) requests;
    }

    /** This process without the servers it started. */
    private static double own() throws IOException {
        return ProcessCpu.secondsOf(ProcessHandle.current().pid());
    }
}
