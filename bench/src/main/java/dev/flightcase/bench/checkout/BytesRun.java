package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Variant;
import dev.flightcase.bench.device.LoopDisk;
import dev.flightcase.bench.load.Counted;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One node on a file system of its own, and what its orders make that write. */
final class BytesRun {
    static final int CROWD = 64;

    private static final int PRODUCTS = 100;
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final double KIB = 1024;

    private final LoopDisk disk;
    private final Stall stall;
    private final List<String> tokens;
    private final SplittableRandom random;

    private BytesRun(LoopDisk disk, Stall stall, List<String> tokens, long seed) {
        this.disk = disk;
        this.stall = stall;
        this.tokens = tokens;
        this.random = new SplittableRandom(seed);
    }

    /** In this order, on one stall. The crowd makes more orders, so that what is written later for many falls into its time. */
    enum Phase {
        NEW_ALONE("one writer, from the first order on", 1, 1),
        NEW_CROWD("64 clients, right after", CROWD, 3),
        ALONE("one writer, a while later", 1, 3),
        CROWD_LATER("64 clients, a while later", CROWD, 30);

        final String words;
        final int clients;
        final int share;

        Phase(String words, int clients, int share) {
            this.words = words;
            this.clients = clients;
            this.share = share;
        }
    }

    /** @param kibibytes that reached the device for each order */
    record Figures(long orders, double kibibytes, double perSecond) {}

    /**
     * @param disk mounted where the node of {@code folder} keeps its data
     * @param orders of the first phase
     */
    static Map<Phase, Figures> of(Path home, Path folder, LoopDisk disk, int orders, long seed)
            throws IOException, InterruptedException {
        var figures = new EnumMap<Phase, Figures>(Phase.class);
        try (var stall = Stall.start(home, folder, Variant.shipped(home), "")) {
            stall.importGoods(GoodsFolder.write(folder.resolve("goods"), GoodsFolder.many(PRODUCTS)));
            var run = new BytesRun(disk, stall, stall.tills(CROWD), seed);
            for (var phase : Phase.values()) {
                System.err.println("  " + phase.words);
                figures.put(phase, run.phase(phase.clients, orders * phase.share));
            }
        }
        return figures;
    }

    private Figures phase(int clients, int orders) throws IOException, InterruptedException {
        int share = Math.ceilDiv(orders, clients);
        disk.sync();
        long before = disk.bytesWritten();
        long begun = System.nanoTime();
        var result = Load.run(
                LoadPlan.of(stall.port(), 1, clients, Duration.ZERO, AT_MOST),
                (number, recorder) -> new Patient(
                        new Counted(new BasketErrand(tokens.get(number), PRODUCTS, random.split()), share),
                        new Pace.Closed(),
                        recorder),
                Watch.NOTHING);
        double seconds = (double) (System.nanoTime() - begun) / 1e9;
        long acknowledged = result.okEver();
        if (result.wrong() > 0 || acknowledged != (long) share * clients) {
            throw new IOException("%d of %d orders acknowledged, %d wrong answers; the first: %s"
                    .formatted(acknowledged, (long) share * clients, result.wrong(), result.firstWrong()));
        }
        disk.sync();
        double bytes = (double) (disk.bytesWritten() - before);
        return new Figures(acknowledged, bytes / KIB / (double) acknowledged, (double) acknowledged / seconds);
    }
}
