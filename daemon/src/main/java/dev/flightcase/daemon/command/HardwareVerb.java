package dev.flightcase.daemon.command;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code hardware}: the power board of the running node. */
public final class HardwareVerb implements ControlVerb {
    public static final String NAME = "hardware";

    private final Supplier<HardwareReport> report;

    /** @param report may block on the buses */
    public HardwareVerb(Supplier<HardwareReport> report) {
        this.report = report;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        return report.get().result();
    }
}
