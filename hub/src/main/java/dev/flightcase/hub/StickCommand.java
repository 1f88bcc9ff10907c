package dev.flightcase.hub;

import dev.flightcase.hub.catalog.FileShelf;
import dev.flightcase.hub.catalog.StickFolder;
import dev.flightcase.hub.operator.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what nodes would fetch to a stick. */
@Command(
        name = "stick",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the catalog that nodes are to serve to a stick, signed, for nodes without a network: "
                    + "flightcase import takes it there.",
            "With DIR, that folder is published first, as flightcase hub publish does. Run it as the hub's "
                    + "user, where the hub runs."
        })
final class StickCommand implements Callable<Integer> {
    private static final int MEGABYTE = 1_000_000;
    private static final int WORDS = 3;

    /** Of the hub's list of claims: a node that is in. */
    private static final Pattern CLAIMED = Pattern.compile("\"node\":\"(fc-[a-z2-7]{10})\"[^}]*\"revoked\":null");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "A catalog's folder, to be published first.")
    private @Nullable Path folder;

    @Option(names = "--to", paramLabel = "PATH", required = true, description = "Where the stick is mounted.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path to;

    @Option(
            names = "--node",
            paramLabel = "ID",
            description = "Only for this node; may be given more than once. Without: for all that were claimed.")
    private List<String> nodes = List.of();

    @Override
    public Integer call() throws InterruptedException {
        if (folder != null) {
            int published = publish(folder);
            if (published != Failures.OK) {
                return published;
            }
        }
        var asked = nodes.isEmpty() ? claimed() : nodes;
        if (asked.isEmpty()) {
            throw new HubException("no node has been claimed; name nodes with --node");
        }
        var told = hub.post(
                        "/api/v1/sticks",
                        "{\"nodes\":[" + asked.stream().map(Quoted::text).collect(Collectors.joining(",")) + "]}")
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == WORDS)
                .toList();
        if (told.isEmpty()) {
            throw new HubException("none of these nodes was given a catalog; name a folder, or publish one");
        }
        write(told);
        return Failures.OK;
    }

    private void write(List<String[]> told) {
        if (!Files.isDirectory(to)) {
            throw new HubException(to + " (--to) is no folder; name where the stick is mounted");
        }
        try {
            var stick = new StickFolder(
                    to, new FileShelf(Catalogs.shelf(hub.config().data())));
            for (var words : told) {
                stick.putCatalog(words[1]);
                stick.putNews(words[0], Base64.getDecoder().decode(words[2]));
            }
            spec.commandLine()
                    .getOut()
                    .println("wrote the catalog of %d node%s: %d files, %d MB that the stick did not have"
                            .formatted(
                                    told.size(), told.size() == 1 ? "" : "s", stick.files(), stick.bytes() / MEGABYTE));
        } catch (IOException e) {
            throw new HubException("the stick " + to + " can not be written: " + e.getMessage(), e);
        }
    }

    private int publish(Path catalog) {
        var words = new ArrayList<String>(List.of("publish", catalog.toString()));
        nodes.forEach(node -> words.addAll(List.of("--node", node)));
        words.addAll(hub.words());
        return spec.commandLine().getParent().execute(words.toArray(String[]::new));
    }

    private List<String> claimed() throws InterruptedException {
        return CLAIMED.matcher(hub.get("/api/v1/claims"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
