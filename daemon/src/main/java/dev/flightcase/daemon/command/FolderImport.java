package dev.flightcase.daemon.command;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.HubWord;
import dev.flightcase.cache.catalog.ImportReport;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.catalogfolder.FolderException;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import dev.flightcase.catalogfolder.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a folder, makes it the catalog, and lets the ledger sell by it. */
public final class FolderImport implements CatalogImport {
    private final FolderReader reader;
    private final CatalogStore catalog;
    private final Supplier<AdoptOutcome> adopt;
    private final Supplier<EventView> served;

    /**
     * @param adopt hands the catalog's assortment to the ledger; blocks until that is durable
     * @param served the event of the ledger: one that is open is not left for another one
     */
    public FolderImport(
            FolderReader reader, CatalogStore catalog, Supplier<AdoptOutcome> adopt, Supplier<EventView> served) {
        this.reader = reader;
        this.catalog = catalog;
        this.adopt = adopt;
        this.served = served;
    }

    @Override
    public CommandResult run(Path folder) {
        return run(folder, null);
    }

    /** @param hub what the hub says of the folder's prices since it was made; null when the folder is not the hub's */
    public synchronized CommandResult run(Path folder, @Nullable HubWord hub) {
        try {
            return switch (reader.read(folder)) {
                case FolderReading.Read read -> leavesOpenEvent(read) ? otherEventOpen() : install(read, hub);
                case FolderReading.Refused refused -> refused(refused);
            };
        } catch (FolderException | StoreException e) {
            return new CommandResult(ExitCode.IO, List.of("not imported: " + e.getMessage()));
        }
    }

    private CommandResult install(FolderReading.Read read, @Nullable HubWord hub) {
        var report = catalog.importCatalog(read.catalog(), event -> !isOpen(event), hub);
        if (!report.serves()) {
            return otherEventOpen();
        }
        var lines = new ArrayList<>(warnings(read.warnings()));
        report.warnings().forEach(warning -> lines.add("warning: " + warning));
        switch (adopt.get()) {
            case AdoptOutcome.Adopted(long _, List<String> clamped) ->
                clamped.forEach(sku ->
                        lines.add("warning: more of " + sku + " are sold than the folder brings; none are left of it"));
            case AdoptOutcome.NotAdopted(var cause) ->
                lines.add("warning: the ledger could not take it over now (" + cause + ") and will at its next start");
            case AdoptOutcome.OtherEventOpen _ ->
                lines.add("warning: another event is open; close it, then import again to sell this one");
        }
        lines.add(summary(report));
        lines.addAll(operators(report.operators()));
        return new CommandResult(ExitCode.OK, lines);
    }

    private boolean leavesOpenEvent(FolderReading.Read read) {
        var folder = catalog.eventOf(read.catalog().event().key());
        return served.get().life() == EventLife.OPEN
                && folder.filter(this::isOpen).isEmpty();
    }

    private boolean isOpen(UUID event) {
        var now = served.get();
        return now.life() == EventLife.OPEN && now.event().equals(event);
    }

    private CommandResult otherEventOpen() {
        var open = catalog.details(served.get().event()).map(EventDetails::name).orElse("of now");
        return new CommandResult(
                ExitCode.FAILED,
                List.of("not imported: this folder is of another event, and the event \"" + open
                        + "\" is still open; close it first, or give the folder the id of that event in event.toml"));
    }

    private static String summary(ImportReport report) {
        return "imported %d products (%d new or changed, %d removed, %d new pictures) as catalog revision %d"
                .formatted(
                        report.products().all(),
                        report.products().changed(),
                        report.products().removed(),
                        report.files().added(),
                        report.revision());
    }

    private static List<String> operators(ImportReport.Operators operators) {
        if (operators.edits() + operators.own() == 0) {
            return List.of();
        }
        var kept = "kept on top: %d edited products and %d made at the stall"
                .formatted(operators.edits(), operators.own());
        return List.of(
                operators.differing().isEmpty()
                        ? kept
                        : kept + "; the folder says otherwise: " + String.join(", ", operators.differing()));
    }

    private static CommandResult refused(FolderReading.Refused refused) {
        int count = refused.problems().size();
        return new CommandResult(
                ExitCode.DATA,
                Stream.concat(
                                refused.problems().stream().map(Problem::text),
                                Stream.of("not imported: " + (count == 1 ? "1 mistake" : count + " mistakes")
                                        + "; the catalog is as it was"))
                        .toList());
    }

    private static List<String> warnings(List<Problem> warnings) {
        return warnings.stream().map(problem -> "warning: " + problem.text()).toList();
    }
}
