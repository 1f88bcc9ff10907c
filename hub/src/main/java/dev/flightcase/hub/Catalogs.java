package dev.flightcase.hub;

import com.google.protobuf.ByteString;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.catalog.Announcer;
import dev.flightcase.hub.catalog.CatalogRoutes;
import dev.flightcase.hub.catalog.FileRoutes;
import dev.flightcase.hub.catalog.FileShelf;
import dev.flightcase.hub.catalog.SignedNews;
import dev.flightcase.hub.catalog.Signer;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.SqlCatalogBook;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.mqtt.HubLink;
import dev.flightcase.hub.nodes.NodeRegistry;
import dev.flightcase.hub.nodes.NodeView;
import dev.flightcase.hub.operator.OperatorGuard;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The catalogs of the hub: its shelf, its book, and what nodes are told. Belongs to {@link Hub}. */
final class Catalogs implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int QUEUE_MAX = 256;

    private final FileShelf shelf;
    private final SqlCatalogBook book;
    private final Announcer announcer;
    private final WorkerPool disk = new WorkerPool("shelf", THREADS, QUEUE_MAX);

    /** @param url where nodes reach this hub; asked once it serves */
    Catalogs(
            Path data,
            Database database,
            HubKeys keys,
            NodeRegistry nodes,
            HubLink link,
            Supplier<String> url,
            InstantSource clock) {
        this.shelf = new FileShelf(shelf(data));
        this.book = new SqlCatalogBook(database);
        this.announcer = new Announcer(
                book,
                new SignedNews(signer(keys)),
                () -> nodes.nodes().stream().map(NodeView::key).toList(),
                () -> List.of(url.get() + "/blobs/"),
                line(link),
                clock);
    }

    /** Where the files of all catalogs lie. */
    static Path shelf(Path data) {
        return data.resolve("blobs");
    }

    void addTo(Router.Builder routes, OperatorGuard guard) {
        new FileRoutes(shelf, disk).addTo(routes);
        new CatalogRoutes(book, shelf, announcer::wake, guard).addTo(routes);
    }

    /** Once the hub serves. */
    void start() {
        announcer.start();
    }

    private static Signer signer(HubKeys keys) {
        return new Signer() {
            @Override
            public byte[] publicKey() {
                return keys.signingKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                return keys.sign(message);
            }
        };
    }

    private static Announcer.Line line(HubLink link) {
        return new Announcer.Line() {
            @Override
            public long session() {
                return link.session();
            }

            @Override
            public boolean publishRetained(String topic, ByteString payload) {
                return link.publishRetained(topic, payload.toByteArray());
            }
        };
    }

    @Override
    public void close() {
        announcer.close();
        disk.close();
    }
}
