package dev.flightcase.daemon.command;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditedStore;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.RecordTimes;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.LedgerStore;
import dev.flightcase.cache.rocksdb.StoredFiles;
import dev.flightcase.daemon.clock.ClockMemory;
import dev.flightcase.daemon.clock.NodeClocks;
import dev.flightcase.daemon.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger's files while no daemon runs; opened only to be read. */
final class OfflineBooks {
    private OfflineBooks() {}

    /** Works on the opened files. */
    @FunctionalInterface
    interface Work {
        CommandResult on(LedgerFiles ledger) throws IOException;
    }

    static CommandResult with(NodeConfig node, Work work) throws IOException {
        var folder = node.stall().ledgerFolder();
        if (!isDatabase(folder)) {
            return new CommandResult(
                    ExitCode.UNAVAILABLE, List.of("there is no ledger in " + folder + ": nothing was sold here yet"));
        }
        try (var ledger = LedgerFiles.openToRead(LedgerStore.at(folder, node.ledger()))) {
            return work.on(ledger);
        }
    }

    static CommandResult audit(NodeConfig node, String seconds, Consumer<String> progress) throws IOException {
        return with(node, ledger -> {
            var opened = new ArrayList<KeyValueStore>();
            try {
                var others = new ArrayList<AuditedStore>();
                for (var folder :
                        List.of(node.stall().catalogFolder(), node.stall().devicesFolder())) {
                    open(folder).ifPresent(store -> {
                        opened.add(store);
                        others.add(new AuditedStore(String.valueOf(folder.getFileName()), store::snapshot));
                    });
                }
                var audit = new Audit(
                        ledger.journal()::snapshot, others, node.accounts().audit(), System::nanoTime);
                return new AuditVerb(audit).run(seconds, progress);
            } finally {
                opened.forEach(KeyValueStore::close);
            }
        });
    }

    static CommandResult totals(NodeConfig node, String argument) throws IOException {
        return with(node, ledger -> {
            var config = node.accounts().totals();
            var times = times(node);
            var books = new Books(ledger.journal(), times.zone(), config, times.redating());
            return new TotalsVerb(books, ledger.journal(), config).run(argument, _ -> {});
        });
    }

    /** Blocks on the disk. */
    static RecordTimes times(NodeConfig node) {
        return new RecordTimes(
                ZoneId.systemDefault(),
                NodeClocks.remembered(new ClockMemory(node.stall().stateFolder())));
    }

    private static Optional<KeyValueStore> open(Path folder) {
        return isDatabase(folder) ? Optional.of(StoredFiles.openToRead(folder)) : Optional.empty();
    }

    /** As RocksDB tells it itself. */
    static boolean isDatabase(Path folder) {
        return Files.exists(folder.resolve("CURRENT"));
    }
}
