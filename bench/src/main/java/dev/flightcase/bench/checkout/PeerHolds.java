package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Variant;
import dev.flightcase.bench.peer.Engine;
import dev.flightcase.bench.peer.PeerProcess;
import dev.flightcase.bench.stall.NodeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Another engine behind the node's HTTP server. */
record PeerHolds(Path home, Variant flags, Engine engine, String sku, long units) implements Contender {
    /** As long as the node's; nobody checks it. */
    private static final String TOKEN = "s1." + "0".repeat(44) + "." + "0".repeat(43);

    @Override
    public String name() {
        return engine.words();
    }

    @Override
    public Running start(Path folder) throws IOException {
        var process = PeerProcess.start(home, folder, flags, engine, sku, units);
        return new RunningPeer(process, new NodeApi(process.port()), sku);
    }

    private record RunningPeer(PeerProcess process, NodeApi api, String sku) implements Running {
        @Override
        public int port() {
            return process.port();
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public List<String> tokens(int clients) {
            return Collections.nCopies(clients, TOKEN);
        }

        @Override
        public long available() throws IOException, InterruptedException {
            return api.available().getOrDefault(sku, 0L);
        }

        @Override
        public void close() throws IOException {
            api.close();
            process.close();
        }
    }
}
