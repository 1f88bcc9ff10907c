package dev.flightcase.daemon.command;

import dev.flightcase.cache.DurableFolders;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditReport;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.Redating;
import dev.flightcase.cache.books.Totals;
import dev.flightcase.cache.catalog.CatalogEvents;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.LedgerStore;
import dev.flightcase.cache.mirror.Restore;
import dev.flightcase.cache.mirror.RestoreReport;
import dev.flightcase.daemon.config.DataFolders;
import dev.flightcase.daemon.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Restoring while no daemon runs: beside what is there, and into its place only when it is whole and holds. */
final class OfflineRestore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final NodeConfig node;
    private final InstantSource clock = InstantSource.system();
    private final Consumer<String> progress;

    OfflineRestore(NodeConfig node, Consumer<String> progress) {
        this.node = node;
        this.progress = progress;
    }

    CommandResult run(Path mirror, boolean force, boolean partly) throws IOException {
        var ledger = node.stall().ledgerFolder();
        var hindrance = hindrance(ledger, force);
        if (hindrance.isPresent()) {
            return new CommandResult(ExitCode.UNAVAILABLE, List.of("not restored: " + hindrance.get()));
        }
        DataFolders.make(node.stall());
        var building = ledger.resolveSibling("ledger.restoring");
        delete(building);
        var restore = new Restore(mirror, clock, new SecureRandom(), progress);
        return switch (restore.run(LedgerStore.at(building, node.ledger()), partly)) {
            case RestoreReport.NoMirror(var says) -> new CommandResult(ExitCode.DATA, List.of("not restored: " + says));
            case RestoreReport.Damaged damaged -> RestoreText.damaged(damaged);
            case RestoreReport.Restored restored -> moveIn(restored, building, ledger);
        };
    }

    private Optional<String> hindrance(Path ledger, boolean force) throws IOException {
        if (new ControlClient(node.stall().controlSocket())
                .run(StatusVerb.NAME, "")
                .isPresent()) {
            return Optional.of("the node runs; stop it first");
        }
        if (!isTaken(ledger)) {
            return Optional.empty();
        }
        if (!force) {
            return Optional.of(ledger + " holds a ledger already; --force moves it aside and keeps it");
        }
        if (OfflineBooks.isDatabase(ledger)) {
            try {
                LedgerStore.at(ledger, node.ledger()).open().close();
            } catch (StoreException e) {
                if (e.kind() == StoreException.Kind.LOCKED) {
                    return Optional.of("another process has " + ledger + " open; stop it first");
                }
                // It may well be damaged: that is what restoring is for.
                progress.accept("the ledger that is there can not be opened: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private CommandResult moveIn(RestoreReport.Restored restored, Path building, Path ledger) throws IOException {
        var found = look(building);
        if (found.audit.violated() > 0) {
            return RestoreText.doesNotHold(found.audit, building);
        }
        var aside = Optional.<Path>empty();
        if (isTaken(ledger)) {
            var before = ledger.resolveSibling("ledger.before-" + STAMP.format(clock.instant()));
            Files.move(ledger, before, StandardCopyOption.ATOMIC_MOVE);
            aside = Optional.of(before);
        } else {
            Files.deleteIfExists(ledger);
        }
        Files.move(building, ledger, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.sync(node.stall().data());
        if (!restored.events().isEmpty()) {
            CatalogEvents.remember(node.stall().catalogFolder(), restored.events());
        }
        return RestoreText.restored(restored, aside, found.audit.finished(), found.totals);
    }

    private record Found(AuditReport audit, Totals totals) {}

    private Found look(Path folder) {
        progress.accept("checking the new ledger");
        try (var files = LedgerFiles.openToRead(LedgerStore.at(folder, node.ledger()))) {
            var journal = files.journal();
            var audit = new Audit(journal::snapshot, List.of(), node.accounts().audit(), System::nanoTime)
                    .run(AuditCommand.TIME, progress);
            var books =
                    new Books(journal, ZoneId.systemDefault(), node.accounts().totals(), Redating.none());
            return new Found(audit, books.totals(null, null));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
