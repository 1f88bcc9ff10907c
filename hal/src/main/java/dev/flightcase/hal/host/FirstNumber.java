package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.util.List;

/** A file whose first word is the value. */
record FirstNumber(Signal signal) implements FileFormat {

    private static final double LOAD_MAX = 100_000;
    private static final double ECN_MAX = 9;
    private static final double UPTIME_SECONDS_MAX = 100L * 366 * 24 * 3600;

    /** proc_loadavg(5): the mean over one minute comes first. */
    static FirstNumber loadAverage() {
        return new FirstNumber(new Signal(Signals.LOAD_AVERAGE, Unit.ONE, Plausibility.between(0, LOAD_MAX)));
    }

    /** proc_uptime(5): seconds since boot come first. */
    static FirstNumber uptime() {
        return new FirstNumber(new Signal(Signals.UPTIME, Unit.SECOND, Plausibility.between(0, UPTIME_SECONDS_MAX)));
    }

    /** ip-sysctl.rst: a switch. */
    static FirstNumber tcpSack() {
        return new FirstNumber(new Signal(Signals.TCP_SACK, Unit.ONE, Plausibility.between(0, 1)));
    }

    /** ip-sysctl.rst: 0 to 2; kernels from 6.15 on know more kinds. */
    static FirstNumber tcpEcn() {
        return new FirstNumber(new Signal(Signals.TCP_ECN, Unit.ONE, Plausibility.between(0, ECN_MAX)));
    }

    @Override
    public List<Signal> signals() {
        return List.of(signal);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        samples.measured(signal, Text.number(Text.words(text).getFirst()));
    }
}
