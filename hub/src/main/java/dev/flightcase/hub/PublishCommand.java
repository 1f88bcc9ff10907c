package dev.flightcase.hub;

import dev.flightcase.catalogfolder.FolderException;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.hub.catalog.CatalogBook;
import dev.flightcase.hub.catalog.CatalogFolders;
import dev.flightcase.hub.catalog.FileShelf;
import dev.flightcase.hub.catalog.FolderList;
import dev.flightcase.hub.operator.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives nodes a catalog. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Gives nodes the catalog in a folder: catalog.csv, event.toml and pictures, as flightcase import "
                    + "takes it.",
            "The folder is checked as a node checks it. Each node fetches what it has not, and serves it once "
                    + "all is there. Run it as the hub's user, where the hub runs."
        })
final class PublishCommand implements Callable<Integer> {
    private static final int MEGABYTE = 1_000_000;
    private static final int TOLD_EVERY = 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(paramLabel = "DIR", description = "The catalog's folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path folder;

    @Option(names = "--node", paramLabel = "ID", description = "Only for this node; may be given more than once.")
    private List<String> nodes = List.of();

    @Option(
            names = "--warm",
            paramLabel = "SKU",
            split = ",",
            description = "To be in memory before doors open; separated by commas.")
    private List<String> warm = List.of();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var shelf = new FileShelf(Catalogs.shelf(hub.config().data()));
        var folders = new CatalogFolders(new FolderReader(FolderLimits.defaults()), shelf);
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try {
            var told = new int[1];
            return switch (folders.take(folder.toAbsolutePath(), _ -> {
                if (++told[0] % TOLD_EVERY == 0) {
                    err.println(told[0] + " files");
                }
            })) {
                case CatalogFolders.Taken.Refused(var mistakes) -> {
                    mistakes.forEach(err::println);
                    err.println("not published: the catalogs of all nodes are as they were");
                    yield Failures.DATA;
                }
                case CatalogFolders.Taken.Whole(var list, var warnings) -> {
                    warnings.forEach(warning -> err.println("warning: " + warning));
                    var answer = hub.post("/api/v1/catalogs", body(list));
                    out.println(
                            json
                                    ? answer
                                    : "published %d products and %d files (%d MB) of %s to %s"
                                            .formatted(
                                                    list.products(),
                                                    list.files(),
                                                    list.bytes() / MEGABYTE,
                                                    list.eventKey(),
                                                    nodes.isEmpty() ? "all nodes" : String.join(", ", nodes)));
                    yield Failures.OK;
                }
            };
        } catch (IOException | FolderException e) {
            throw new HubException(folder + " can not be published: " + e.getMessage(), e);
        }
    }

    private String body(FolderList list) {
        return "{\"manifest\":\"" + list.sha256() + "\",\"manifest_bytes\":" + list.length() + ",\"event_key\":"
                + Quoted.text(list.eventKey()) + ",\"products\":" + list.products() + ",\"files\":" + list.files()
                + ",\"bytes\":\"" + list.bytes() + "\",\"nodes\":"
                + Quoted.text(nodes.isEmpty() ? CatalogBook.ALL : String.join(" ", nodes)) + ",\"warm\":"
                + Quoted.text(String.join(" ", warm)) + "}";
    }
}
