package dev.flightcase.daemon.command;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditReport;
import dev.flightcase.cache.audit.AuditText;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** {@code audit <seconds>}: checks the books while the node sells on. */
public final class AuditVerb implements ControlVerb {
    public static final String NAME = "audit";

    private final Audit audit;

    public AuditVerb(Audit audit) {
        this.audit = audit;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        if (!argument.matches("[1-9]\\d{0,5}")) {
            return new CommandResult(ExitCode.USAGE, List.of("not checked: how long it may take must be in seconds"));
        }
        try {
            return audit.runAlone(Duration.ofSeconds(Long.parseLong(argument)), progress)
                    .map(AuditVerb::result)
                    .orElseGet(() -> new CommandResult(
                            ExitCode.UNAVAILABLE,
                            List.of("not checked: an audit is running already; try again later")));
        } catch (StoreException e) {
            return new CommandResult(
                    ExitCode.IO, List.of("not checked: a database can not be read now: " + e.getMessage()));
        }
    }

    static CommandResult result(AuditReport report) {
        var text = new AuditText(new JsonText());
        var code = report.violated() > 0 ? ExitCode.FAILED : report.finished() ? ExitCode.OK : ExitCode.UNAVAILABLE;
        return new CommandResult(code, text.lines(report), text.json(report).text());
    }
}
