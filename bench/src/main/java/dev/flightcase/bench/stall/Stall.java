package dev.flightcase.bench.stall;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.Variant;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The real node with a catalog, and its operator signed in. Blocks; one thread. */
public final class Stall implements AutoCloseable {
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(5);
    private static final String PIN = "271828";
    /** No measurement ends because a session did. */
    private static final String ACCESS = """
            [access]
            operator-pin = "%s"
            session-lifetime = "12h"
            devices-max = 5000
            """.formatted(PIN);

    private final Path home;
    private final Path folder;
    private final NodeRun node;
    private final NodeApi api;
    private final double readyMillis;

    private Stall(Path home, Path folder, NodeRun node, NodeApi api, double readyMillis) {
        this.home = home;
        this.folder = folder;
        this.node = node;
        this.api = api;
        this.readyMillis = readyMillis;
    }

    /** As the other, with nothing more about HTTP. */
    public static Stall start(Path home, Path folder, Variant variant, String config)
            throws IOException, InterruptedException {
        return start(home, folder, variant, "", config);
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param folder takes everything it writes; what an earlier start left there is found again
     * @param http more keys of that table
     * @param config more of it
     */
    public static Stall start(Path home, Path folder, Variant variant, String http, String config)
            throws IOException, InterruptedException {
        var node = NodeRun.start(home, folder, variant, http, ACCESS + config);
        try {
            double readyMillis = node.awaitReadyMillis();
            var api = new NodeApi(node.port());
            api.signIn(PIN);
            return new Stall(home, folder, node, api, readyMillis);
        } catch (IOException | InterruptedException e) {
            node.close();
            throw e;
        }
    }

    /** @param goods as {@link GoodsFolder} writes them */
    public void importGoods(Path goods) throws IOException {
        var launcher = home.resolve("daemon/target/app/bin/flightcase").toString();
        var result = OneShot.run(
                List.of(
                        launcher,
                        "import",
                        goods.toString(),
                        "--config",
                        folder.resolve("node.toml").toString()),
                IMPORT_WITHIN);
        if (!result.ok()) {
            throw new IOException(
                    "the catalog could not be imported: " + result.output().strip());
        }
    }

    /** Session tokens of so many tills, each an enrolled phone. Blocks for some milliseconds each. */
    public List<String> tills(int count) throws IOException, InterruptedException {
        var tokens = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(api.till("Till " + i));
        }
        return tokens;
    }

    /** As the operator. */
    public NodeApi api() {
        return api;
    }

    public int port() {
        return node.port();
    }

    public long pid() {
        return node.pid();
    }

    /** From the start of the process to its first ready. */
    public double readyMillis() {
        return readyMillis;
    }

    public double residentMebibytes() throws IOException {
        return node.residentMebibytes();
    }

    @Override
    public void close() {
        api.close();
        node.close();
    }
}
