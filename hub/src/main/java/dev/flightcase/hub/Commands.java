package dev.flightcase.hub;

import dev.flightcase.http.Router;
import dev.flightcase.hub.commands.CommandRoutes;
import dev.flightcase.hub.commands.Issuer;
import dev.flightcase.hub.commands.LostWatch;
import dev.flightcase.hub.commands.ReconcileConfig;
import dev.flightcase.hub.commands.Teller;
import dev.flightcase.hub.database.SqlCommandBook;
import dev.flightcase.hub.database.SqlMarkReads;
import java.time.Duration;
import java.util.UUID;

/** What nodes are told to do, by the operator or because the ledger has lost something. One virtual thread. */
final class Commands implements HubPart {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Rounds rounds = new Rounds("hub-commands", PERIOD, this::look);
    private final Teller teller;
    private final LostWatch watch;
    private final CommandRoutes routes;

    Commands(HubServices services, ReconcileConfig config) {
        var book = new SqlCommandBook(services.database());
        var marks = new SqlMarkReads(services.database());
        var issuer = new Issuer(book, services.clock(), UUID::randomUUID, rounds::wake);
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
        rounds.start();
    }

    private void look() {
        watch.look();
        teller.look();
    }

    @Override
    public void close() {
        rounds.close();
    }
}
