package dev.flightcase.hub;

import dev.flightcase.http.Router;
import dev.flightcase.hub.commands.CommandRoutes;
import dev.flightcase.hub.commands.Issuer;
import dev.flightcase.hub.commands.LostWatch;
import dev.flightcase.hub.commands.ReconcileConfig;
import dev.flightcase.hub.commands.Teller;
import dev.flightcase.hub.database.SqlCommandBook;
import dev.flightcase.hub.database.SqlMarkReads;
import dev.flightcase.hub.ledger.LedgerException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nodes are told to do, by the operator or because the ledger has lost something. One virtual thread. */
final class Commands implements HubPart {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Semaphore wakes = new Semaphore(0);
    private final Teller teller;
    private final LostWatch watch;
    private final CommandRoutes routes;
    private volatile boolean closed;
    private boolean failing;
    private @Nullable Thread thread;

    Commands(HubServices services, ReconcileConfig config) {
        var book = new SqlCommandBook(services.database());
        var marks = new SqlMarkReads(services.database());
        var issuer = new Issuer(book, services.clock(), UUID::randomUUID, wakes::release);
        this.teller = new Teller(book, services.messages(), services.nodes(), services.line(), services.clock());
        this.watch = new LostWatch(marks, book, issuer, config, PERIOD, services.clock());
        this.routes = new CommandRoutes(book, marks, issuer, services.nodes(), services.guard(), services.clock());
        services.reports().add(teller);
        services.reports().add(watch);
    }

    @Override
    public void addTo(Router.Builder router) {
        routes.addTo(router);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("hub-commands").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                look();
                if (wakes.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    /** A mistake of ours must not end the thread, nor fill the log. */
    private void look() {
        try {
            watch.look();
            teller.look();
            failing = false;
        } catch (LedgerException e) {
            LOG.atDebug().addKeyValue("error", e.getMessage()).log("commands can not be looked up now");
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.atError().setCause(e).log("commands can not be said");
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
