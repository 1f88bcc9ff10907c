package dev.flightcase.daemon.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** {@code import <absolute path>}: makes a folder the catalog of the running node. */
public final class ImportVerb implements ControlVerb {
    public static final String NAME = "import";

    private final CatalogImport catalogImport;

    public ImportVerb(CatalogImport catalogImport) {
        this.catalogImport = catalogImport;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        try {
            return catalogImport.run(Path.of(argument));
        } catch (InvalidPathException e) {
            return new CommandResult(ExitCode.USAGE, List.of("not imported: the folder's name is no path"));
        }
    }
}
