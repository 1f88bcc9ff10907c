package dev.flightcase.daemon;

import dev.flightcase.cache.catalog.AssetFile;
import dev.flightcase.cache.catalog.CatalogChange;
import dev.flightcase.daemon.adapter.FolderInstaller;
import dev.flightcase.daemon.adapter.HubWishes;
import dev.flightcase.daemon.adapter.StickImport;
import dev.flightcase.daemon.adapter.Warming;
import dev.flightcase.daemon.command.CatalogImport;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.hub.CatalogStatus;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.SettingsFromHub;
import dev.flightcase.provisioning.enrolment.HubFacts;
import dev.flightcase.provisioning.enrolment.HubSockets;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.sync.CatalogSync;
import dev.flightcase.uplink.sync.SourceConnections;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** What the hub would have this node sell: its catalog, fetched and imported, and its stock. */
final class HubCatalog implements AutoCloseable {
    private final CatalogSync sync;
    private final HubWishes wishes;
    private final HubLine line;
    private volatile Trusted trusted = new Trusted(Optional.empty());
    private final Warming warming;
    private final Stores stores;

    /** Whose files are fetched. What makes HTTPS sockets is made for the first that needs one. */
    private static final class Trusted {
        private final Optional<HubFacts> hub;
        private @Nullable SSLSocketFactory sockets;

        private Trusted(Optional<HubFacts> hub) {
            this.hub = hub;
        }

        private synchronized SSLSocketFactory sockets() {
            if (sockets == null) {
                sockets = HubSockets.of(hub);
            }
            return sockets;
        }
    }

    HubCatalog(NodeConfig config, Stores stores, HubLine line, SettingsFromHub settings) {
        this.stores = stores;
        this.warming = new Warming(stores.warmShelf(), config.preflight().warmProducts());
        stores.catalog().watch(change -> {
            if (change instanceof CatalogChange.Everything) {
                warming.again();
            }
        });
        this.line = line;
        this.sync = new CatalogSync(
                config.sync(),
                connections(),
                sha256 -> stores.catalog().asset(sha256).map(AssetFile::file),
                new FolderInstaller(stores.folderImport(), stores.desk()),
                this::served,
                Ambient.system());
        this.wishes = new HubWishes(sync, stores.catalog(), stores.ledger(), settings::take);
    }

    private SourceConnections connections() {
        var system = SourceConnections.system();
        return from -> {
            var connection = system.open(from);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(trusted.sockets());
            }
            return connection;
        };
    }

    /** @param hub whose files are fetched from now on; without one nothing that a hub says can be verified */
    void trust(Optional<HubFacts> hub) {
        trusted = new Trusted(hub);
    }

    /** Blocks shortly on the ledger's disk. */
    void start() {
        wishes.remember();
        sync.start();
        warming.start();
    }

    /** Takes folders of the creator's, and sticks of the hub's. */
    CatalogImport imports(String node) {
        return new StickImport(stores.folderImport(), sync, node, () -> trusted.hub.map(Hub::keys));
    }

    HubNews news() {
        return wishes;
    }

    /** Blocks on the disk. */
    CatalogStatus status() {
        return new CatalogStatus(
                sync.status(),
                stores.desk().hubPrices().orElse(null),
                stores.warmShelf().last());
    }

    private void served() {
        wishes.served();
        line.standingChanged();
        warming.again();
    }

    @Override
    public void close() {
        sync.close();
        warming.close();
    }
}
