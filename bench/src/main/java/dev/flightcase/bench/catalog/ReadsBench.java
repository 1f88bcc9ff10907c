package dev.flightcase.bench.catalog;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.RoundOptions;
import dev.flightcase.bench.Rounds;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.bench.nginx.Nginx;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One product out of a hundred thousand: what it costs the node to answer it, beside nginx with the same bytes as files. */
@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = "Server CPU time of a product GET out of 100,000, beside nginx serving the same bytes as files.")
final class ReadsBench implements Callable<Integer> {
    private static final String NAME = "catalog reads";
    private static final int QUICK_PRODUCTS = 2_000;
    /** The compiler is not done with a server of which it has seen less. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CACHED_FILES_MAX = 200_000;
    /** What a worker has open besides. */
    private static final int OTHER_FILES = 2_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CatalogBench catalog;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final RoundOptions options = new RoundOptions();

    @Option(names = "--products", defaultValue = "100000", description = "In the catalog (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--clients", defaultValue = "64", description = "At a time (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rate",
            defaultValue = "2000",
            description = "Requests a second of all clients where they are paced (default: ${DEFAULT-VALUE}).")
    private double rate;

    /** One that answers products. */
    record Server(String name, int port, long pid) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var problem = options.problem(clients);
        if (!problem.isEmpty() || products < 1 || rate <= 0) {
            throw new ParameterException(
                    spec.commandLine(), problem.isEmpty() ? "--products and --rate must be positive" : problem);
        }
        var home = catalog.home();
        int shown = catalog.quick() ? QUICK_PRODUCTS : products;
        var nginx = Nginx.find();
        if (nginx.isEmpty()) {
            Block.skip(home, NAME, "nginx is missing, beside which this measures: apt install nginx-light");
            return 0;
        }
        // Not below the home of a user, which nginx, being nobody, may not enter.
        var open = Files.createTempDirectory(
                "flightcase-nginx", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var scratch = Scratch.of(home, "reads");
                var files = Scratch.at(open);
                var stall = Stall.start(home, scratch.folder(), Variant.shipped(home), "")) {
            System.err.println("importing " + shown + " products and copying them for nginx");
            stall.importGoods(GoodsFolder.write(scratch.folder().resolve("goods"), GoodsFolder.many(shown)));
            var shelf = Shelf.copy(stall.port(), shown, files.folder().resolve("root"));
            measure(home, nginx.get(), files.folder(), stall, shelf);
        }
        return 0;
    }

    private void measure(Path home, Path binary, Path files, Stall stall, Shelf shelf)
            throws IOException, InterruptedException {
        int cached = Nginx.mayKeepOpen(CACHED_FILES_MAX) ? CACHED_FILES_MAX : cachedFiles();
        var plan = options.chosen(catalog.quick());
        var root = files.resolve("root");
        try (var plain = Nginx.start(binary, files.resolve("plain"), ProductSite.of(root, 0));
                var caching = Nginx.start(binary, files.resolve("caching"), ProductSite.of(root, cached))) {
            var servers = List.of(
                    new Server("Flightcase", stall.port(), stall.pid()),
                    new Server("nginx", plain.port(), plain.pid()),
                    new Server("nginx, open_file_cache " + cached, caching.port(), caching.pid()));
            var closed = new LinkedHashMap<String, List<ReadsRound>>();
            var paced = new LinkedHashMap<String, List<ReadsRound>>();
            System.err.println("warming up");
            round(
                    servers.getFirst(),
                    shelf,
                    new Rounds(1, plan.measured(), catalog.quick() ? plan.warmUp() : FIRST, plan.loadThreads()),
                    0);
            rounds(servers, shelf, plan, closed, paced);
            int count = shelf.checksums().size();
            var heading =
                    ("GET of one of %d products at random, %.0f bytes on average, %d keep-alive clients; %s; every body compared"
                                    + " by checksum; %s.\n\nBytes of the head of an answer: %s.\n\n")
                            .formatted(
                                    count,
                                    (double) shelf.bytes() / count,
                                    clients,
                                    plan.words(),
                                    Nginx.version(binary),
                                    heads(servers));
            Block.publish(
                    home,
                    NAME,
                    heading + ReadsReport.text(servers, closed, paced, rate) + "\nJVM flags: `"
                            + String.join(" ", Variant.shipped(home).flags()) + "`");
        }
    }

    /** What each sends before the body, so that none wins by saying less. */
    private static String heads(List<Server> servers) throws IOException {
        var heads = new ArrayList<String>();
        for (var server : servers) {
            try (var connection = new PlainConnection(server.port(), 0, PATIENCE)) {
                heads.add(server.name() + " "
                        + connection.get(Shelf.target(0), "").headBytes());
            }
        }
        return String.join("; ", heads);
    }

    /** In turn, and each time another one first, so that what else the machine does falls on all alike. */
    private void rounds(
            List<Server> servers,
            Shelf shelf,
            Rounds plan,
            Map<String, List<ReadsRound>> closed,
            Map<String, List<ReadsRound>> paced)
            throws IOException, InterruptedException {
        for (var server : servers) {
            closed.put(server.name(), new ArrayList<>());
            paced.put(server.name(), new ArrayList<>());
        }
        var order = new ArrayList<Server>(servers);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (var server : order) {
                System.err.printf("round %d of %d: %s%n", round, plan.rounds(), server.name());
                closed.computeIfAbsent(server.name(), _ -> new ArrayList<>()).add(round(server, shelf, plan, 0));
                paced.computeIfAbsent(server.name(), _ -> new ArrayList<>()).add(round(server, shelf, plan, rate));
            }
            Collections.rotate(order, 1);
        }
    }

    private ReadsRound round(Server server, Shelf shelf, Rounds rounds, double perSecond)
            throws IOException, InterruptedException {
        var plan = LoadPlan.of(server.port(), rounds.loadThreads(), clients, rounds.warmUp(), rounds.measured());
        return ReadsRound.of(server.name(), server.pid(), plan, shelf, perSecond);
    }

    /** As many as nginx could want, as far as this process's limit, which it inherits, goes. */
    private static int cachedFiles() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                var soft = line.substring("Max open files".length()).strip().split("\\s+", 2)[0];
                int limit = soft.equals("unlimited") ? CACHED_FILES_MAX : Integer.parseInt(soft);
                return Math.clamp(limit - OTHER_FILES, OTHER_FILES / 4, CACHED_FILES_MAX);
            }
        }
        throw new IOException("/proc/self/limits does not tell how many files may be open");
    }
}
