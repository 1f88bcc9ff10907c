package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.Utf8Source.NotUtf8Exception;
import dev.flightcase.settings.cards.CardNumbers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a catalog folder; keeps nothing between two calls. */
public final class FolderReader {
    private static final String CATALOG = "catalog.csv";
    private static final String EVENT = "event.toml";

    private final FolderLimits limits;

    public FolderReader(FolderLimits limits) {
        this.limits = limits;
    }

    /** Reads all of {@code folder}; blocks on the disk. Throws {@link FolderException} only when the disk fails. */
    public FolderReading read(Path folder) {
        var problems = new Problems(limits.problemsMax());
        try {
            var catalog = read(folder, problems);
            return catalog.isEmpty() || !problems.isEmpty()
                    ? new FolderReading.Refused(problems.found(), problems.warnings())
                    : new FolderReading.Read(catalog.getFirst(), problems.warnings());
        } catch (IOException e) {
            throw new FolderException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Empty, with problems added, when there is nothing that could be a catalog. */
    private List<Catalog> read(Path folder, Problems problems) throws IOException {
        if (!Files.isDirectory(folder)) {
            problems.add(
                    new Problem(folder.toString(), 0, 0, "", "there is no such folder", "name the catalog's folder"));
            return List.of();
        }
        var csv = folder.resolve(CATALOG);
        if (!isReadable(csv, CATALOG, limits.csvBytesMax(), problems)) {
            return List.of();
        }
        var event = event(folder, problems);
        var skus = new HashSet<String>();
        var listings = listings(csv, event, skus, problems);
        var checks = new CatalogChecks(CATALOG, event, problems);
        checks.check(listings, skus);
        if (listings.isEmpty()) {
            return List.of();
        }
        var taxes = checks.taxes(listings);
        var products = withPictures(folder, listings, problems);
        var currency = listings.getFirst().product().price().currency();
        return List.of(new Catalog(event.details(), currency, taxes, products));
    }

    private EventFile event(Path folder, Problems problems) throws IOException {
        var name = CardNumbers.redact(String.valueOf(folder.toRealPath().getFileName()));
        var file = folder.resolve(EVENT);
        if (!Files.exists(file)) {
            problems.warn(new Problem(
                    EVENT,
                    0,
                    0,
                    "",
                    "there is none, so the event is called \"" + name + "\" and has no date, place or tax rates",
                    "write one"));
            return EventFileReader.absent(name);
        }
        if (!isReadable(file, EVENT, limits.tomlBytesMax(), problems)) {
            return EventFileReader.absent(name);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new EventFileReader(EVENT, problems).read(text, name);
        } catch (CharacterCodingException e) {
            problems.add(new Problem(EVENT, 0, 0, "", "the file is not UTF-8", "save it as UTF-8"));
            return EventFileReader.absent(name);
        }
    }

    private List<Listing> listings(Path csv, EventFile event, Set<String> skus, Problems problems) throws IOException {
        var listings = new ArrayList<Listing>();
        try (var stream = Files.newInputStream(csv)) {
            var reader = new CsvReader(CATALOG, new Utf8Source(stream), limits, problems);
            try {
                listings.addAll(read(reader, event, skus, problems));
            } catch (NotUtf8Exception e) {
                problems.add(reader.problemHere(
                        "",
                        "byte " + e.bytePosition() + " of the file is not UTF-8",
                        "save the table as \"CSV UTF-8\""));
            }
        }
        return listings;
    }

    private List<Listing> read(CsvReader reader, EventFile event, Set<String> skus, Problems problems)
            throws IOException, NotUtf8Exception {
        var listings = new ArrayList<Listing>();
        var first = reader.next();
        if (first == null) {
            return listings;
        }
        var header = Header.read(first, CATALOG, event.details().language(), problems);
        if (header.isEmpty()) {
            return listings;
        }
        var rows = new RowReader(CATALOG, header.get(), event, problems);
        for (var row = reader.next(); row != null; row = reader.next()) {
            if (listings.size() == limits.rowsMax()) {
                problems.add(new Problem(
                        CATALOG, row.line(), 0, "", "there are more than " + limits.rowsMax() + " rows", "split them"));
                break;
            }
            rows.read(row).ifPresent(listings::add);
        }
        skus.addAll(rows.skus());
        return listings;
    }

    private List<Product> withPictures(Path folder, List<Listing> listings, Problems problems) throws IOException {
        var shelf = new PictureShelf(folder, limits, problems);
        shelf.find(listings.stream().map(listing -> listing.product().sku()).toList());
        var products = new ArrayList<Product>();
        for (var listing : listings) {
            var product = listing.product();
            products.add(new Product(
                    product.sku(),
                    product.names(),
                    product.price(),
                    CatalogChecks.rateOf(product),
                    product.stock(),
                    product.bundle(),
                    product.window(),
                    product.limitPerOrder(),
                    product.category(),
                    product.description(),
                    shelf.of(product.sku())));
        }
        return products;
    }

    private static boolean isReadable(Path file, String name, long bytesMax, Problems problems) throws IOException {
        if (!Files.isRegularFile(file)) {
            problems.add(new Problem(name, 0, 0, "", "there is no such file in the folder", "write one"));
            return false;
        }
        if (Files.size(file) > bytesMax) {
            problems.add(
                    new Problem(name, 0, 0, "", "the file is larger than " + bytesMax + " bytes", "make it smaller"));
            return false;
        }
        return true;
    }
}
