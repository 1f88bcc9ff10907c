package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Imports two folders in turn and edits in between until it is killed; prints {@code imported revision} and
 * {@code edited revision} after each. Arguments: where the store lies, and the two folders.
 */
final class ImportingProcess {
    private ImportingProcess() {}

    public static void main(String[] args) {
        var data = Path.of(args[0]);
        var store = new CatalogStore(
                data.resolve("catalog"),
                data.resolve("assets"),
                CatalogConfig.defaults(),
                InstantSource.system(),
                new SecureRandom());
        store.start();
        for (var n = 0; ; n++) {
            var read = (FolderReading.Read) new FolderReader(FolderLimits.defaults()).read(Path.of(args[1 + n % 2]));
            System.out.println("imported " + store.importCatalog(read.catalog()).revision());
            if (store.edit("P0", _ -> true, TestPatch.price(1_000_000 + n), "op") instanceof EditOutcome.Done done) {
                System.out.println("edited " + done.change().revision());
            }
        }
    }
}
