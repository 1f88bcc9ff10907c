package dev.flightcase.hub;

import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.catalog.CatalogAnnouncements;
import dev.flightcase.hub.catalog.CatalogFacts;
import dev.flightcase.hub.catalog.CatalogRoutes;
import dev.flightcase.hub.catalog.FileRoutes;
import dev.flightcase.hub.catalog.FileShelf;
import dev.flightcase.hub.catalog.PriceDesk;
import dev.flightcase.hub.catalog.PriceRoutes;
import dev.flightcase.hub.catalog.StickRoutes;
import dev.flightcase.hub.database.SqlCatalogBook;
import dev.flightcase.hub.downlink.Announcer;
import dev.flightcase.hub.operator.OperatorGuard;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The catalogs of the hub: its shelf, its book, and what nodes are told. */
final class Catalogs implements HubPart {
    private static final int THREADS = 4;
    private static final int QUEUE_MAX = 256;

    private final OperatorGuard guard;
    private final FileShelf shelf;
    private final SqlCatalogBook book;
    private final CatalogAnnouncements announcements;
    private final Announcer announcer;
    private final WorkerPool disk = new WorkerPool("shelf", THREADS, QUEUE_MAX);

    /** @param url where nodes reach this hub; asked once it serves */
    Catalogs(HubServices services, Path data, Supplier<String> url) {
        this.guard = services.guard();
        this.shelf = new FileShelf(shelf(data));
        this.book = new SqlCatalogBook(services.database());
        this.announcements = new CatalogAnnouncements(
                book, services.messages(), () -> List.of(url.get() + "/blobs/"), services.clock());
        this.announcer = new Announcer("catalog", announcements, services.nodes(), services.line());
    }

    /** Where the files of all catalogs lie. */
    static Path shelf(Path data) {
        return data.resolve("blobs");
    }

    @Override
    public void addTo(Router.Builder routes) {
        new FileRoutes(shelf, disk).addTo(routes);
        new CatalogRoutes(book, shelf, announcer::wake, guard).addTo(routes);
        new StickRoutes(announcements, guard).addTo(routes);
        var facts = new CatalogFacts(shelf, new FolderReader(FolderLimits.defaults()));
        new PriceRoutes(new PriceDesk(book, facts), announcer::wake, guard).addTo(routes);
    }

    @Override
    public void start() {
        announcer.start();
    }

    @Override
    public void close() {
        announcer.close();
        disk.close();
    }
}
