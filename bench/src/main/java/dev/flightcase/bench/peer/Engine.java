package dev.flightcase.bench.peer;

/** A peer and how it is set up. */
public sealed interface Engine {
    /** For tables. */
    String words();

    /** Threads that serve requests. */
    int threads();

    /** As arguments of {@link PeerServer}. */
    String argument();

    /** RocksDB with pessimistic transactions, each synced by its commit, which keeps its locks that long. */
    record TransactionDb(int threads) implements Engine {
        static final String NAME = "transaction-db";

        @Override
        public String words() {
            return "RocksDB TransactionDB, sync, " + threads + " threads";
        }

        @Override
        public String argument() {
            return NAME + ":" + threads;
        }
    }

    /**
     * The same with the sync after the commit and before the answer: the lock of the hot row is free again by then, so that syncs are
     * shared. Others see a hold before it is durable, which the ledger never allows, yet nobody is told of one that is not.
     */
    record TransactionDbSyncedAfter(int threads) implements Engine {
        static final String NAME = "transaction-db-synced-after";

        @Override
        public String words() {
            return "RocksDB TransactionDB, synced after commit, " + threads + " threads";
        }

        @Override
        public String argument() {
            return NAME + ":" + threads;
        }
    }

    /** SQLite with so many connections, each served by a thread. One connection is one lock for all. */
    record Sqlite(int connections) implements Engine {
        static final String NAME = "sqlite";

        @Override
        public String words() {
            return connections == 1
                    ? "SQLite WAL FULL, one connection behind a lock"
                    : "SQLite WAL FULL, a connection for each of " + connections + " threads";
        }

        @Override
        public int threads() {
            return connections;
        }

        @Override
        public String argument() {
            return NAME + ":" + connections;
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static Engine parse(String argument) {
        int colon = argument.indexOf(':');
        var name = colon < 0 ? argument : argument.substring(0, colon);
        int number = Integer.parseInt(argument.substring(colon + 1));
        return switch (name) {
            case TransactionDb.NAME -> new TransactionDb(number);
            case TransactionDbSyncedAfter.NAME -> new TransactionDbSyncedAfter(number);
            case Sqlite.NAME -> new Sqlite(number);
            default -> throw new IllegalArgumentException("there is no engine " + argument);
        };
    }
}
