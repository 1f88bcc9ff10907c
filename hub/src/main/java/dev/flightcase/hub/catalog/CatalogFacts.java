package dev.flightcase.hub.catalog;

import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the catalogs on the shelf. The last few are kept; blocks on the disk; thread-safe. */
public final class CatalogFacts {
    private static final int KEPT = 8;
    private static final List<String> TEXTS = List.of("catalog.csv", "event.toml");

    private final FileShelf shelf;
    private final FolderReader reader;
    private final Map<String, Facts> known = new LinkedHashMap<>(KEPT, 0.75f, true);

    public CatalogFacts(FileShelf shelf, FolderReader reader) {
        this.shelf = shelf;
        this.reader = reader;
    }

    /** What prices of a catalog can be of. */
    record Facts(Currency currency, Set<String> skus) {
        Facts {
            skus = Set.copyOf(skus);
        }
    }

    /** @param manifest SHA-256 of its list of files */
    synchronized Facts of(String manifest) throws IOException {
        var before = known.get(manifest);
        if (before != null) {
            return before;
        }
        var facts = read(manifest);
        known.put(manifest, facts);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        return facts;
    }

    private Facts read(String manifest) throws IOException {
        var folder = Files.createTempDirectory("flightcase-catalog-");
        try {
            lay(manifest, folder);
            return switch (reader.read(folder)) {
                case FolderReading.Read read -> facts(read.catalog());
                case FolderReading.Refused refused ->
                    throw new IOException("the catalog on the shelf can not be read: " + refused.problems());
            };
        } finally {
            for (var name : TEXTS) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private void lay(String manifest, Path folder) throws IOException {
        for (var line : Files.readAllLines(file(manifest), StandardCharsets.UTF_8)) {
            var parts = line.split(" ", 3);
            if (parts.length == 3 && TEXTS.contains(parts[2])) {
                Files.copy(file(parts[0]), folder.resolve(parts[2]));
            }
        }
    }

    private Path file(String sha256) throws IOException {
        return shelf.find(sha256).orElseThrow(() -> new IOException("the shelf lacks " + sha256));
    }

    private static Facts facts(Catalog catalog) {
        var skus = new HashSet<String>();
        catalog.products().forEach(product -> skus.add(product.sku()));
        return new Facts(catalog.currency(), skus);
    }
}
