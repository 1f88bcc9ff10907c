package dev.flightcase.hub.catalog;

import dev.flightcase.catalogfolder.FolderException;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import dev.flightcase.catalogfolder.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Takes a folder in as it is, if a node would take it. */
public final class CatalogFolders {
    private final FolderReader reader;
    private final FileShelf shelf;

    public CatalogFolders(FolderReader reader, FileShelf shelf) {
        this.reader = reader;
        this.shelf = shelf;
    }

    /** What came of it. */
    public sealed interface Taken {
        /** @param warnings one line each */
        record Whole(FolderList list, List<String> warnings) implements Taken {
            public Whole {
                warnings = List.copyOf(warnings);
            }
        }

        /** @param mistakes one line each, with file, line and column */
        record Refused(List<String> mistakes) implements Taken {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * Blocks for as long as it takes to read the folder twice.
     *
     * @param progress is told of each file that is on the shelf
     * @throws FolderException or IOException when a disk fails
     */
    public Taken take(Path folder, Consumer<Path> progress) throws IOException {
        return switch (reader.read(folder)) {
            case FolderReading.Refused refused ->
                new Taken.Refused(refused.problems().stream().map(Problem::text).toList());
            case FolderReading.Read read ->
                new Taken.Whole(
                        FolderList.of(folder, read.catalog(), shelf, progress),
                        read.warnings().stream().map(Problem::text).toList());
        };
    }
}
