package dev.flightcase.cache.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StallHistory;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.LedgerStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real database. */
class AuditIT {
    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void whileTheStallSellsOnEachMomentHolds() {
        var opener = LedgerStore.at(directory.resolve("ledger"), LedgerConfig.defaults());
        try (var stall = new TestStall(opener);
                var till = Executors.newSingleThreadExecutor()) {
            var selling = CompletableFuture.runAsync(() -> new StallHistory(stall, 5).run(600), till);
            var audit = new Audit(stall.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime);
            var audits = 0;
            do {
                assertHolds(audit.run(_ -> {}));
                audits++;
            } while (!selling.isDone());
            selling.join();

            assertThat(audits).isGreaterThan(1);
            assertHolds(audit.run(_ -> {}));
        }
        try (var files = LedgerFiles.openToRead(opener)) {
            assertHolds(new Audit(files.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime)
                    .run(_ -> {}));
        }
    }

    private static void assertHolds(AuditReport report) {
        assertThat(report.ok())
                .withFailMessage(() -> String.join("\n", new AuditText(new JsonText()).lines(report)))
                .isTrue();
    }
}
