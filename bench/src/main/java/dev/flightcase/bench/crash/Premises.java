package dev.flightcase.bench.crash;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.Variant;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where one node lives through all its starts.
 *
 * @param home of the project
 * @param folder of the node: configuration, log, and its data in {@code data}
 */
record Premises(Path home, Path folder) {
    private static final String PIN = "271828";
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(1);

    /** @param more of the configuration */
    NodeRun start(String more) throws IOException {
        return NodeRun.start(home, folder, Variant.shipped(home), "[access]\noperator-pin = \"" + PIN + "\"\n" + more);
    }

    NodeHttp signIn(NodeRun node) throws IOException, InterruptedException {
        return NodeHttp.signIn(node.port(), PIN);
    }

    /** Into the node that runs; durable when it returns. */
    void importGoods() throws IOException {
        var goods = Goods.write(folder.resolve("goods"));
        var launcher = home.resolve("daemon/target/app/bin/flightcase").toString();
        var config = folder.resolve("node.toml").toString();
        var result = OneShot.run(List.of(launcher, "import", goods.toString(), "--config", config), IMPORT_WITHIN);
        if (!result.ok()) {
            throw new IOException("the catalog could not be imported: " + result.output());
        }
    }
}
