package dev.flightcase.hub;

import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.database.DatabaseConfig;
import dev.flightcase.hub.payments.PaymentsConfig;
import dev.flightcase.hub.worker.WorkerConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * @param database where the ledger is
 * @param connectionsMax to the database, of this process
 * @param workers that put orders into it
 * @param payments what their payment tokens are turned into
 * @param stock what becomes of what the ledger shows and nobody could prevent
 */
record LedgerConfig(
        DatabaseConfig database, int connectionsMax, WorkerConfig workers, PaymentsConfig payments, StockPolicy stock) {
    /** One for each of the two workers, and for people who look at the page. */
    private static final int CONNECTIONS_MAX = 8;

    /** @param data the folder of the hub's own files */
    static LedgerConfig defaults(Path data) {
        return new LedgerConfig(
                embedded(data.resolve("postgres")),
                CONNECTIONS_MAX,
                WorkerConfig.defaults(),
                PaymentsConfig.of(List.of()),
                StockPolicy.defaults());
    }

    static DatabaseConfig.Embedded embedded(Path folder) {
        return new DatabaseConfig.Embedded(folder, folder.resolve("programs"));
    }
}
