package dev.flightcase.hub;

import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.allotments.AllotmentNews;
import dev.flightcase.hub.allotments.StockKeeper;
import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.allotments.StockReports;
import dev.flightcase.hub.allotments.StockRoutes;
import dev.flightcase.hub.database.SqlStockBook;
import dev.flightcase.hub.downlink.Announcer;
import dev.flightcase.hub.operator.OperatorGuard;
import java.time.Duration;

/** The stock that the hub gives out: its book, who keeps it, and what nodes are told. Belongs to {@link Hub}. */
final class Stock implements HubPart {
    private static final int THREADS = 2;
    private static final int QUEUE_MAX = 64;

    /** A node sends its journal anew in batches without pause; a receipt that it lacks it asks for after 30 s. */
    private static final Duration QUIET = Duration.ofSeconds(40);

    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final SqlStockBook book;
    private final StockReports reports;
    private final StockKeeper keeper;
    private final Announcer announcer;
    private final OperatorGuard guard;
    private final WorkerPool questions = new WorkerPool("stock", THREADS, QUEUE_MAX);

    /** @param reports registered before the first node can report */
    Stock(HubServices services, StockReports reports, StockPolicy policy) {
        this.guard = services.guard();
        this.reports = reports;
        this.book = new SqlStockBook(services.database(), services.clock());
        this.keeper = new StockKeeper(book, reports, new StockKeeper.Policy(policy, QUIET, REPEAT));
        this.announcer = new Announcer(
                "allotments",
                new AllotmentNews(book, services.messages(), services.clock()),
                services.nodes(),
                services.line());
    }

    @Override
    public void addTo(Router.Builder routes) {
        new StockRoutes(book, this::wake, guard, questions).addTo(routes);
    }

    private void wake() {
        keeper.wake();
        announcer.wake();
    }

    @Override
    public void start() {
        book.open();
        reports.whenArrived(this::wake);
        keeper.start();
        announcer.start();
    }

    @Override
    public void close() {
        announcer.close();
        keeper.close();
        questions.close();
    }
}
