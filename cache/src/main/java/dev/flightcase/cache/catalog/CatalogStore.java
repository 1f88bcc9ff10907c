package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.cache.rocksdb.RocksStores;
import dev.flightcase.cache.rocksdb.StoreOptions;
import dev.flightcase.catalogfolder.Catalog;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog that serves. Reads come from any thread, block on the disk, and see one whole edition; imports exclude each
 * other and no reader. Everything throws {@link StoreException} when the disk fails.
 */
public final class CatalogStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogStore.class);
    private static final byte[] NO_PREFIX = {};
    private static final long WAL_BYTES_MAX = 16 << 20;
    private static final long BACKGROUND_BYTES_PER_SECOND = 16 << 20;

    private final KeyValueStore.Opener opener;
    private final AssetFolder assets;
    private final CatalogConfig config;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final JsonText text = new JsonText();
    private final Object importing = new Object();
    private volatile @Nullable KeyValueStore store;
    private volatile @Nullable Edition current;
    private boolean doubtful;

    public CatalogStore(
            Path catalogDirectory,
            Path assetsDirectory,
            CatalogConfig config,
            InstantSource clock,
            RandomGenerator random) {
        var options = new StoreOptions(
                config.blockCacheBytes(), config.writeBufferBytes(), WAL_BYTES_MAX, BACKGROUND_BYTES_PER_SECOND);
        this.opener = new RocksStores(catalogDirectory, CatalogTables.ALL, options);
        this.assets = new AssetFolder(assetsDirectory);
        this.config = config;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    /** Opens the database, on a disk that takes no writes only to be read; blocks. */
    public void start() {
        assets.prepare();
        var opened = openForWhatTheDiskAllows();
        store = opened;
        current = load(opened);
    }

    private KeyValueStore openForWhatTheDiskAllows() {
        try {
            return opener.open();
        } catch (StoreException e) {
            if (!e.kind().leavesReads()) {
                throw e;
            }
            doubtful = true;
            var toRead = openToRead(e);
            LOG.atError().addKeyValue("kind", e.kind()).log("the catalog can only be read; nothing can be imported");
            return toRead;
        }
    }

    private KeyValueStore openToRead(StoreException cause) {
        try {
            return opener.openToRead();
        } catch (StoreException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /**
     * Stores all of a checked folder and makes it the catalog that serves, in one step; blocks for as long as copying its
     * pictures takes. Then hand {@link #assortment()} to the ledger. After a failure the catalog before serves on.
     */
    public ImportReport importCatalog(Catalog catalog) {
        synchronized (importing) {
            var open = trusted();
            doubtful = true;
            var before = current;
            var known = open.get(
                    CatalogTables.EVENTS, CatalogTables.eventKey(catalog.event().key()));
            var event = known == null ? ids.next() : UuidBytes.get(ByteBuffer.wrap(known));
            var key = new EditionKey(event, before == null ? 1 : before.revision() + 1);
            var work = new CatalogImport(open, assets, config, key, text);
            var head = work.write(catalog, known == null ? null : latest(open, event, key));
            current = switchTo(open, catalog, new Edition(key, before == null ? 0 : before.revision(), head), before);
            doubtful = false;
            var report = work.report(catalog);
            LOG.atInfo()
                    .addKeyValue("event", event)
                    .addKeyValue("revision", key.revision())
                    .addKeyValue("products", report.products())
                    .addKeyValue("changed", report.changed())
                    .addKeyValue("removed", report.removed())
                    .log("catalog imported");
            return report;
        }
    }

    /** Of the catalog that serves; empty before the first import. Does not block. */
    public OptionalLong revision() {
        var edition = current;
        return edition == null ? OptionalLong.empty() : OptionalLong.of(edition.revision());
    }

    /** In the catalog that serves, as its import counted them; 0 before the first. Does not block. */
    public int products() {
        var edition = current;
        return edition == null ? 0 : edition.head().products();
    }

    /**
     * One page, in the folder's order.
     *
     * @param cursor from the page before; null for the first
     * @param limit null for the default
     * @param query words that must all occur; null or blank for all products
     */
    public CatalogPage page(@Nullable String cursor, @Nullable Integer limit, @Nullable String query) {
        var size = limit == null ? config.pageProductsDefault() : limit;
        if (size < 1 || size > config.pageProductsMax()) {
            return new CatalogPage.BadRequest("limit", "must be 1 to " + config.pageProductsMax());
        }
        if (query != null && query.length() > config.searchCharsMax()) {
            return new CatalogPage.BadRequest("q", "must be at most " + config.searchCharsMax() + " characters");
        }
        var search = query == null || query.isBlank() ? null : query;
        return read(reader -> reader.page(cursor, size, search)).orElseGet(CatalogPage.NoCatalog::new);
    }

    public Optional<ProductView> product(String sku) {
        return read(reader -> reader.product(sku)).flatMap(Function.identity());
    }

    /**
     * The event with its first offers. Does not block on the disk.
     *
     * @param available units left of a SKU, as the ledger knows it; 0 or less is sold out
     */
    public Optional<EventView> event(ToLongFunction<String> available) {
        return Optional.ofNullable(current)
                .map(edition ->
                        new EventView(EventText.whole(edition.head(), clock.instant(), available), edition.revision()));
    }

    /** Empty when there is no such picture, or the text is no lower-case SHA-256. */
    public Optional<AssetFile> asset(String sha256) {
        if (!AssetFolder.isName(sha256)) {
            return Optional.empty();
        }
        var row = store().get(CatalogTables.ASSETS, HexFormat.of().parseHex(sha256));
        return Optional.ofNullable(row)
                .map(AssetRow::decode)
                .map(asset -> new AssetFile(assets.path(sha256), asset.mediaType(), asset.bytes()));
    }

    /** What the ledger needs to sell from this catalog; empty before the first import. */
    public Optional<Assortment> assortment() {
        return withEdition((reader, edition) -> new Assortment(
                edition.key().event(),
                edition.revision(),
                edition.head().currency(),
                edition.head().taxes(),
                reader.terms(),
                List.of()));
    }

    /** Waits for the reads under way. */
    @Override
    public void close() {
        var open = store;
        if (open != null) {
            open.close();
        }
    }

    private <T> Optional<T> read(Function<CatalogReader, T> reading) {
        return withEdition((reader, _) -> reading.apply(reader));
    }

    private interface EditionReading<T> {
        T read(CatalogReader reader, Edition edition);
    }

    /** The edition before the current one stays on disk; a reader that was overtaken twice reads again. */
    private <T> Optional<T> withEdition(EditionReading<T> reading) {
        while (true) {
            var edition = current;
            if (edition == null) {
                return Optional.empty();
            }
            var result = reading.read(new CatalogReader(store(), edition, clock.instant()), edition);
            var now = current;
            if (now != null && edition.stillReadable(now)) {
                return Optional.of(result);
            }
        }
    }

    /** After a failed import the database may take no writes any more; reads never stopped. */
    private KeyValueStore trusted() {
        var open = store();
        if (!doubtful) {
            return open;
        }
        try {
            var probe = new Writes();
            probe.put(CatalogTables.META, CatalogTables.probe(), new byte[] {1});
            open.write(probe, Durability.SYNCED);
            return open;
        } catch (StoreException e) {
            if (e.kind() == Kind.DISK_FULL) {
                throw e;
            }
            LOG.atWarn().setCause(e).log("catalog database takes no writes; it is opened anew");
            open.close();
            return openedAnew();
        }
    }

    private KeyValueStore openedAnew() {
        try {
            var again = opener.open();
            store = again;
            return again;
        } catch (StoreException e) {
            store = openToRead(e);
            throw e;
        }
    }

    /** The one write that makes an edition serve; also forgets those that nobody can be reading. */
    private Edition switchTo(KeyValueStore open, Catalog catalog, Edition next, @Nullable Edition before) {
        var writes = new Writes();
        var event = next.key().event();
        open.scan(CatalogTables.EDITIONS, NO_PREFIX, NO_PREFIX, (stored, _) -> {
            var old = EditionKey.decode(stored);
            if (old.event().equals(event) && (before == null || !old.equals(before.key()))) {
                CatalogTables.PER_EDITION.forEach(table -> writes.deleteRange(table, old.prefix(), old.end()));
            }
            return true;
        });
        writes.put(CatalogTables.EVENTS, CatalogTables.eventKey(catalog.event().key()), UuidBytes.of(event));
        writes.put(CatalogTables.EDITIONS, next.key().prefix(), next.head().encode());
        writes.put(CatalogTables.META, CatalogTables.current(), next.key().prefix());
        open.write(writes, Durability.SYNCED);
        return next;
    }

    private static @Nullable EditionKey latest(KeyValueStore open, UUID event, EditionKey before) {
        var found = new ArrayList<EditionKey>();
        open.scanDown(CatalogTables.EDITIONS, UuidBytes.of(event), before.prefix(), (stored, _) -> {
            found.add(EditionKey.decode(stored));
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private static @Nullable Edition load(KeyValueStore open) {
        var key = open.get(CatalogTables.META, CatalogTables.current());
        if (key == null) {
            return null;
        }
        var head = open.get(CatalogTables.EDITIONS, key);
        if (head == null) {
            throw new StoreException(Kind.CORRUPTED, "the current catalog is missing; import the folder again", null);
        }
        return new Edition(EditionKey.decode(key), 0, EditionHead.decode(head));
    }

    private KeyValueStore store() {
        var open = store;
        if (open == null) {
            throw new StoreException(Kind.CLOSED, "the catalog is not started", null);
        }
        return open;
    }
}
