package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Variant;
import dev.flightcase.bench.stall.Goods;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The node itself. */
record FlightcaseHolds(Path home, Variant flags, String sku, long units) implements Contender {
    /** As many as a run may leave open; by default a till has two hundred. */
    private static final String CONFIG = """
            [ledger]
            holds-max = 1000000
            holds-per-device-max = 1000000
            """;

    @Override
    public String name() {
        return "Flightcase";
    }

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        var stall = Stall.start(home, folder, flags, CONFIG);
        try {
            stall.importGoods(GoodsFolder.write(folder.resolve("goods"), Stream.of(Goods.of(sku, 2_500, units))));
            return new RunningNode(stall, sku);
        } catch (IOException e) {
            stall.close();
            throw e;
        }
    }

    private record RunningNode(Stall stall, String sku) implements Running {
        @Override
        public int port() {
            return stall.port();
        }

        @Override
        public long pid() {
            return stall.pid();
        }

        @Override
        public List<String> tokens(int clients) throws IOException, InterruptedException {
            return stall.tills(clients);
        }

        @Override
        public long available() throws IOException, InterruptedException {
            return stall.api().available().getOrDefault(sku, 0L);
        }

        @Override
        public void close() {
            stall.close();
        }
    }
}
