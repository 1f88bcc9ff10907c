package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.cache.rocksdb.RocksStores;
import dev.flightcase.cache.rocksdb.StoreOptions;
import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.catalogfolder.Product;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that serves. Reads come from any thread, block on the disk, and see one whole revision; imports and edits
 * exclude each other and no reader. Everything throws {@link StoreException} when the disk fails.
 */
public final class CatalogStore implements AutoCloseable {
    private static final long WAL_BYTES_MAX = 16 << 20;
    private static final long BACKGROUND_BYTES_PER_SECOND = 16 << 20;

    private final CatalogDisk disk;
    private final AssetFolder folder;
    private final Assets assets;
    private final CatalogConfig config;
    private final InstantSource clock;
    private final Serving serving;
    private final Imports imports;
    private final ProductEdits edits;
    private final HubPricing hub;
    private final EventCatalogs events;
    private final EventText eventText = new EventText(new JsonText());

    public CatalogStore(
            Path catalogDirectory,
            Path assetsDirectory,
            CatalogConfig config,
            InstantSource clock,
            RandomGenerator random) {
        var options = new StoreOptions(
                config.memory().blockCacheBytes(),
                config.memory().writeBufferBytes(),
                WAL_BYTES_MAX,
                BACKGROUND_BYTES_PER_SECOND);
        this.disk = new CatalogDisk(new RocksStores(catalogDirectory, CatalogTables.ALL, options));
        this.folder = new AssetFolder(assetsDirectory);
        this.assets = new Assets(disk, folder);
        this.config = config;
        this.clock = clock;
        this.serving = new Serving(disk, clock, random);
        this.imports = new Imports(serving, disk, folder, config, new UuidV7(clock, random), random);
        this.edits = new ProductEdits(serving, disk, config.edits(), clock);
        this.hub = new HubPricing(serving, disk, config.edits(), clock);
        this.events = new EventCatalogs(serving, disk);
    }

    /** Opens the database, on a disk that takes no writes only to be read; blocks. */
    public void start() {
        folder.prepare();
        disk.open();
        serving.load();
    }

    /** As {@link #importCatalog(Catalog, Predicate, HubWord)}; a folder of nobody's, whose event serves from then on. */
    public ImportReport importCatalog(Catalog catalog) {
        return importCatalog(catalog, _ -> true, null);
    }

    /**
     * Stores all of a checked folder and makes it the catalog that serves, in one step; blocks for as long as its pictures
     * take. What the operator edited lies over it. Then hand {@link #assortment()} to the ledger. After a failure the
     * catalog before serves on.
     *
     * @param mayLeave asked with the event that serves when the folder's is another one; where it says no, the folder is
     *     stored and does not serve
     * @param hub what the hub says of this folder's prices since; null when the folder is not the hub's
     */
    public ImportReport importCatalog(Catalog catalog, Predicate<UUID> mayLeave, @Nullable HubWord hub) {
        return imports.run(catalog, mayLeave, hub);
    }

    /** What the hub says of prices. */
    public HubPricing hub() {
        return hub;
    }

    /**
     * Edits one product; what it says then lies over what the folder says, now and after later imports.
     *
     * @param ifMatch asked with the ETag that the product has now; false when somebody edited something else
     * @param by who edits, as it is kept with the edit
     */
    public EditOutcome edit(String sku, Predicate<String> ifMatch, ProductPatch patch, String by) {
        return edits.edit(sku, ifMatch, patch, by);
    }

    /** Makes a product at the stall; its pictures are not looked at. */
    public EditOutcome create(Product product, String by) {
        return edits.create(product, by);
    }

    /** Takes a product out again that was made at the stall. */
    public EditOutcome remove(String sku, Predicate<String> ifMatch) {
        return edits.remove(sku, ifMatch);
    }

    /** The event that serves; empty before the first import. Does not block. */
    public Optional<UUID> servingEvent() {
        return Optional.ofNullable(serving.current())
                .map(edition -> edition.key().event());
    }

    /** The event that a folder with this {@link EventDetails#key} would change; empty when it would be a new one. */
    public Optional<UUID> eventOf(String key) {
        return events.byKey(key);
    }

    /** All events whose catalogs are stored, the one that was not touched for the longest first. */
    public List<EventSummary> events() {
        return events.list();
    }

    /** Of any event that is stored: what its receipts say. */
    public Optional<EventDetails> details(UUID event) {
        return events.details(event);
    }

    /**
     * Stores the catalog that serves, with all edits, as that of a new event, which {@link #select} makes serve. Sale
     * windows and pickup slots stay as they are; a later import of the same folder changes the new event. Blocks for as
     * long as an import without pictures. Empty before the first import.
     *
     * @param start null when it is not known yet
     * @param unitsLeft of each SKU that is no bundle: what the next event begins with
     */
    public Optional<EventSummary> nextEvent(
            String name, @Nullable OffsetDateTime start, ToLongFunction<String> unitsLeft) {
        return imports.next(name, start, unitsLeft);
    }

    /** Makes the catalog of a stored event serve; then hand {@link #assortment()} to the ledger. False when there is none. */
    public boolean select(UUID event) {
        return events.select(event);
    }

    /** The database as it is now, for the audit and the mirror; the caller closes it. */
    public StoreSnapshot snapshot() {
        return disk.store().snapshot();
    }

    /** Of the catalog that serves; empty before the first import. Does not block. */
    public OptionalLong revision() {
        var edition = serving.current();
        return edition == null ? OptionalLong.empty() : OptionalLong.of(edition.revision());
    }

    /** In the catalog that serves; 0 before the first. Does not block. */
    public int products() {
        var edition = serving.current();
        return edition == null ? 0 : edition.size();
    }

    /**
     * One page, in the folder's order.
     *
     * @param cursor from the page before; null for the first
     * @param limit null for the default
     * @param query words that must all begin a word of a product; null or blank for all products
     */
    public CatalogPage page(@Nullable String cursor, @Nullable Integer limit, @Nullable String query) {
        var size = limit == null ? config.pages().productsDefault() : limit;
        if (size < 1 || size > config.pages().productsMax()) {
            return new CatalogPage.BadRequest("limit", limitRule());
        }
        if (query != null && query.length() > config.pages().searchCharsMax()) {
            return new CatalogPage.BadRequest(
                    "q", "must be at most " + config.pages().searchCharsMax() + " characters");
        }
        var search = query == null || query.isBlank() ? null : query;
        return serving.read((store, edition, now) ->
                        new CatalogReader(store, edition, serving.cursors(), now).page(cursor, size, search))
                .orElseGet(CatalogPage.NoCatalog::new);
    }

    /**
     * What has changed, page by page.
     *
     * @param since from a page of the catalog, or from the page of changes before
     * @param limit products on a page; null for the default
     */
    public ChangesPage changes(String since, @Nullable Integer limit) {
        var size = limit == null ? config.pages().productsDefault() : limit;
        if (size < 1 || size > config.pages().productsMax()) {
            return new ChangesPage.BadRequest("limit", limitRule());
        }
        return serving.read((store, edition, now) ->
                        new ChangesReader(store, edition, serving.cursors(), now).page(since, size))
                .orElseGet(ChangesPage.NoCatalog::new);
    }

    public Optional<ProductView> product(String sku) {
        return serving.read(
                        (store, edition, now) -> new CatalogReader(store, edition, serving.cursors(), now).product(sku))
                .flatMap(Function.identity());
    }

    /**
     * As {@link #product}, but never blocks on the disk.
     *
     * @throws dev.flightcase.cache.NotInMemoryException when it would have to
     */
    public Optional<ProductView> productInMemory(String sku) {
        return serving.read((store, edition, now) -> new CatalogReader(store, edition, serving.cursors(), now)
                        .inMemory()
                        .product(sku))
                .flatMap(Function.identity());
    }

    /**
     * The event with its first offers. Does not block on the disk.
     *
     * @param available units left of a SKU, as the ledger knows it; 0 or less is sold out
     */
    public Optional<EventView> event(ToLongFunction<String> available) {
        return Optional.ofNullable(serving.current())
                .map(edition -> new EventView(
                        eventText.of(edition, config.pages().eventOffersMax(), clock.instant(), available),
                        edition.revision()));
    }

    /** Of the event that serves: who sells, and where. Does not block. */
    public Optional<EventDetails> details() {
        return Optional.ofNullable(serving.current())
                .map(edition -> edition.head().event());
    }

    /** Empty when there is no such picture, or the text is no lower-case SHA-256. */
    public Optional<AssetFile> asset(String sha256) {
        return assets.whole(sha256);
    }

    /** The smallest variant that is at least that wide; the picture itself when there is none. */
    public Optional<AssetFile> asset(String sha256, int width) {
        return assets.atLeast(sha256, width);
    }

    /** Whether everything that the import wrote reads back as it was written; reads all of it. True without a catalog. */
    public boolean isWhole() {
        return serving.read((store, edition, _) ->
                        EditionWriter.check(store, edition.key(), edition.head().seal()))
                .orElse(true);
    }

    /** What the ledger needs to sell from this catalog; empty before the first import. Does not block. */
    public Optional<Assortment> assortment() {
        return Optional.ofNullable(serving.current()).map(Edition::assortment);
    }

    /**
     * Has every later change told, in their order and once it serves, on the thread that made it; the watcher must not
     * block.
     */
    public void watch(Consumer<CatalogChange> watcher) {
        serving.watch(watcher);
    }

    /** Waits for the reads under way. */
    @Override
    public void close() {
        disk.close();
    }

    private String limitRule() {
        return "must be 1 to " + config.pages().productsMax();
    }
}
