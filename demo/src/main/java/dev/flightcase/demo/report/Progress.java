package dev.flightcase.demo.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line per step: seconds since the start, what, and in a few words how it went. Any thread may print. */
public final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long start;

    /**
     * @param terminal a person looks at it: colours and marks; else plain ASCII
     * @param nanos a monotonic clock; this moment is second 0
     */
    public Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    public void step(String what, String how) {
        line(terminal ? "\u001b[32m✓\u001b[0m" : " ", what, how);
    }

    /** Something that should not have happened. */
    public void trouble(String what, String how) {
        line(terminal ? "\u001b[31m✗\u001b[0m" : "!", what, how);
    }

    private void line(String mark, String what, String how) {
        var seconds = String.format(Locale.ROOT, "%6.1f s", (nanos.getAsLong() - start) / 1e9);
        say(String.format(
                "%s %s  %-12s  %s", terminal ? "\u001b[2m" + seconds + "\u001b[0m" : seconds, mark, what, how));
    }

    /** A line as it is. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    public boolean isTerminal() {
        return terminal;
    }
}
