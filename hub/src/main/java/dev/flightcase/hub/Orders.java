package dev.flightcase.hub;

import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.DatabaseConfig;
import dev.flightcase.hub.database.SqlLedger;
import dev.flightcase.hub.database.SqlReads;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.mqtt.PahoOrdersLine;
import dev.flightcase.hub.page.LedgerRoutes;
import dev.flightcase.hub.page.LedgerWatch;
import dev.flightcase.hub.postgres.EmbeddedPostgres;
import dev.flightcase.hub.worker.Worker;
import dev.flightcase.hub.worker.WorkerCounts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The order side of the hub: its database, its ledger, its workers. {@link #prepare()} returns at once, so that the database comes up
 * beside the broker. {@link #close()} may come from another thread, also while it starts.
 */
final class Orders implements AutoCloseable {
    /** A few people look at the page; who asks beyond that is told to come again. */
    private static final int QUESTION_THREADS = 2;

    private static final int QUESTIONS_MAX = 64;

    private final LedgerConfig config;
    private final InstantSource clock;
    private final WorkerCounts counts = new WorkerCounts();
    private final CompletableFuture<Database> database = new CompletableFuture<>();
    private final List<Worker> workers = new ArrayList<>();
    private final WorkerPool questions = new WorkerPool("hub-questions", QUESTION_THREADS, QUESTIONS_MAX);
    private final @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable LedgerWatch watch;
    private @Nullable Thread preparing;

    Orders(LedgerConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.postgres = config.database() instanceof DatabaseConfig.Embedded embedded
                ? new EmbeddedPostgres(embedded.data(), embedded.programs())
                : null;
    }

    void prepare() {
        preparing = Thread.ofPlatform().daemon().name("hub-database").start(() -> {
            try {
                var opened = new Database(address(), config.connectionsMax());
                opened.open();
                database.complete(opened);
            } catch (RuntimeException | InterruptedException e) {
                database.completeExceptionally(e);
            }
        });
    }

    /**
     * Waits for the database.
     *
     * @throws HubException with one line for the operator
     */
    Database database() throws InterruptedException {
        try {
            return database.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HubException known
                    ? known
                    : new HubException("no database: " + e.getCause(), e);
        }
    }

    /** Waits for the database; the workers find their broker when it is there. */
    void start(BrokerAddress broker) throws InterruptedException {
        var ledger = new SqlLedger(database());
        var random = RandomGenerator.getDefault();
        for (int i = 1; i <= config.workers().workers(); i++) {
            var line = new PahoOrdersLine(broker, config.workers().receiveMax());
            var worker = new Worker(line, ledger, config.workers(), clock, random, counts);
            synchronized (workers) {
                workers.add(worker);
            }
            worker.start("hub-worker-" + i);
        }
    }

    /** Looks at the ledger from now on. Waits for the database. */
    LedgerWatch watch() throws InterruptedException {
        var started = new LedgerWatch(new SqlReads(database()));
        watch = started;
        started.start();
        return started;
    }

    /** Waits for the database. */
    LedgerRoutes routes() throws InterruptedException {
        return new LedgerRoutes(new SqlReads(database()), questions);
    }

    @Override
    public void close() {
        List<Worker> running;
        synchronized (workers) {
            running = List.copyOf(workers);
        }
        running.forEach(Worker::close);
        questions.close();
        var watching = watch;
        if (watching != null) {
            watching.close();
        }
        if (preparing != null) {
            preparing.interrupt();
        }
        var opened = database.isCompletedExceptionally() ? null : database.getNow(null);
        if (opened != null) {
            opened.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private DatabaseAddress address() throws InterruptedException {
        if (postgres != null) {
            var started = postgres.start();
            return new DatabaseAddress(started.url(), started.user(), started.password());
        }
        return switch (config.database()) {
            case DatabaseConfig.External(var address) -> address;
            case DatabaseConfig.Embedded _ -> throw new IllegalStateException("an embedded database was not made");
        };
    }
}
