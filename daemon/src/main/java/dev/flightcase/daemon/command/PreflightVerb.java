package dev.flightcase.daemon.command;

import dev.flightcase.daemon.preflight.Preflight;
import dev.flightcase.daemon.preflight.ReportJson;
import dev.flightcase.daemon.preflight.ReportText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code preflight}: starts a run, or joins the one under way, and tells each result as it comes. */
public final class PreflightVerb implements ControlVerb {
    public static final String NAME = "preflight";

    private final Preflight preflight;

    public PreflightVerb(Preflight preflight) {
        this.preflight = preflight;
    }

    /** A client that goes away does not end the run. */
    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        var run = preflight.start();
        try {
            run.follow(result -> ReportText.lines(result).forEach(progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandResult(ExitCode.FAILED, List.of("preflight was cut short: the node stops"));
        }
        var report = run.report();
        return new CommandResult(
                report.isReady() ? ExitCode.OK : ExitCode.FAILED,
                List.of(ReportText.summary(report)),
                ReportJson.render(Optional.of(report)));
    }
}
