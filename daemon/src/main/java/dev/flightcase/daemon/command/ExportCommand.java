package dev.flightcase.daemon.command;

import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportPart;
import dev.flightcase.cache.export.ExportScope;
import dev.flightcase.daemon.config.NodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The books as files, from the running daemon, or from its files while none runs. */
@Command(
        name = ExportVerb.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Writes what was sold: as tables (orders.csv, payments.csv, taxes.csv, stock.csv, and every "
                    + "record in journal.jsonl) or as one JSON value.",
            "Practice is in the JSON ones only. No payment tokens are in it, and what looks like a card "
                    + "number is masked. Works while the node sells, and while it is stopped. With --summary it only "
                    + "says what was taken, what should be in the cash box, and what is left."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "Tables, or one JSON value (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String format;

    @Option(names = "--event", paramLabel = "ID", description = "Of one event only.")
    private @Nullable UUID event;

    @Option(
            names = "--out",
            paramLabel = "DIR|FILE|-",
            defaultValue = ExportTarget.STANDARD_OUTPUT,
            description = {
                "A folder for all tables; a file, or - for standard output, for one (default: ${DEFAULT-VALUE})."
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String out;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            defaultValue = "orders",
            description = {
                "Which table where there is room for one: orders, payments, taxes, stock or journal",
                "(default: ${DEFAULT-VALUE})."
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String part;

    @Option(names = "--summary", description = "No files: totals on the screen.")
    private boolean summary;

    @Option(names = "--day", paramLabel = "DATE", description = "With --summary: of one day, such as 2026-11-21.")
    private @Nullable LocalDate day;

    @Override
    public Integer call() throws IOException {
        if (summary) {
            return daemon.show(totals());
        }
        var table = ExportPart.of(part).filter(known -> known != ExportPart.DOCUMENT);
        if (table.isEmpty() || !List.of("csv", "json").contains(format)) {
            return daemon.show(new CommandResult(
                    ExitCode.USAGE,
                    List.of("not exported: --format must be csv or json, --part orders, payments, taxes, stock or"
                            + " journal")));
        }
        var node = daemon.readConfig();
        try (var target = ExportTarget.of(out)) {
            var result = export(node, target, target.parts(format, table.get()));
            return target.isStandardOutput() ? daemon.showBeside(result) : daemon.show(result);
        }
    }

    private CommandResult totals() throws IOException {
        var node = daemon.readConfig();
        var argument = (event == null ? TotalsVerb.ANY : event) + " " + (day == null ? TotalsVerb.ANY : day);
        var answer = daemon.answer(node, TotalsVerb.NAME, argument);
        return answer.isPresent() ? answer.get() : OfflineBooks.totals(node, argument);
    }

    private CommandResult export(NodeConfig node, ExportTarget target, List<ExportPart> parts) throws IOException {
        var said = target.isStandardOutput() ? daemon.progressBeside() : daemon.progress();
        var argument = (event == null ? ExportVerb.ALL_EVENTS : event) + " "
                + parts.stream().map(ExportPart::word).collect(Collectors.joining(" "));
        try {
            var answer = new ControlClient(node.stall().controlSocket())
                    .run(ExportVerb.NAME, argument, new ExportReceiver(target, said));
            return answer.isPresent()
                    ? answer.get()
                    : OfflineBooks.with(node, ledger -> {
                        var scope = new ExportScope(event, OfflineBooks.times(node), Instant.now());
                        return ExportRun.run(new Export(ledger.journal(), scope), parts, target, said);
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
