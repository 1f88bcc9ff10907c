package dev.flightcase.catalogfolder;

import dev.flightcase.settings.cards.CardNumbers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a catalog folder; keeps nothing between two calls. */
public final class FolderReader {
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
                    : new FolderReading.Read(catalog.get(), problems.warnings());
        } catch (IOException e) {
            throw new FolderException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Empty, with problems added, when there is nothing that could be a catalog. */
    private Optional<Catalog> read(Path folder, Problems problems) throws IOException {
        if (!Files.isDirectory(folder)) {
            problems.add(
                    new Problem(folder.toString(), 0, 0, "", "there is no such folder", "name the catalog's folder"));
            return Optional.empty();
        }
        var csv = folder.resolve(CatalogTable.NAME);
        if (!isReadable(csv, CatalogTable.NAME, limits.csvBytesMax(), problems)) {
            return Optional.empty();
        }
        var event = event(folder, problems);
        var table = new CatalogTable(csv, event.details().language(), limits);
        var skus = SkuIndex.read(table);
        var checks = new CatalogChecks(event, skus, problems);
        var priceLists = new LinkedHashSet<String>();
        var digest = check(table, new RowReader(event), checks, priceLists, problems);
        if (problems.isEmpty() && !digest.equals(skus.digest())) {
            problems.add(new Problem(
                    CatalogTable.NAME, 0, 0, "", "the file changed while it was read", "import the folder again"));
        }
        var pictures = new PictureShelf(folder, limits, skus, problems).find();
        return Optional.of(new Catalog(
                event.details(),
                checks.currency(),
                checks.taxes(),
                List.copyOf(priceLists),
                event.pickups(),
                new FolderProducts(table, event, checks.products(), digest, pictures)));
    }

    private static String check(
            CatalogTable table, RowReader rows, CatalogChecks checks, Set<String> priceLists, Problems problems)
            throws IOException {
        var digest = table.read(problems, row -> {
            if (row.holdsCardNumber()) {
                return;
            }
            var product = rows.read(row);
            priceLists.addAll(row.members(ColumnFamily.PRICE).keySet());
            if (!row.wrong()) {
                checks.check(product, row);
            }
        });
        checks.finish();
        return digest;
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
