package dev.flightcase.bench.hal;

import com.sun.management.ThreadMXBean;
import dev.flightcase.bench.Markdown;
import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.emulator.HexFlood;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.vedirect.VeDirectConfig;
import dev.flightcase.hal.vedirect.VeDirectLine;
import dev.flightcase.hal.vedirect.VeDirectParser;
import dev.flightcase.hal.vedirect.VeDirectQuantity;
import dev.flightcase.hal.vedirect.VeDirectSensor;
import dev.flightcase.hal.vedirect.VeDirectSignal;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What a block of VE.Direct costs, from its bytes to the values that a sensor takes: time, and garbage. */
final class BlocksPart {
    private static final List<byte[]> CHARGER =
            List.of(VeDirectText.block(new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields()));
    private static final List<byte[]> MONITOR = monitor();
    /** Minutes of one instrument, so that HEX messages fall on many places. */
    private static final int BLOCKS = 300;

    /** With a dongle that asks all the time, two or three messages a block. */
    private static final double HEX_SHARE = 0.015;

    private static final int WARM_UP_SHARE = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RandomGenerator random;
    private final long blocks;

    /** @param blocks of each row; a tenth as many come before and are not counted */
    BlocksPart(long blocks, RandomGenerator random) {
        this.blocks = blocks;
        this.random = random;
    }

    String text() throws InterruptedException {
        var plain = stream(CHARGER, 0);
        var flooded = stream(CHARGER, HEX_SHARE);
        var table =
                new Markdown("VE.Direct", "blocks", "bytes allocated for each block", "blocks/s of CPU", "MB/s of CPU");
        row(table, "parser, a charger", parsed(plain));
        row(table, "parser, a battery monitor", parsed(stream(MONITOR, 0)));
        row(table, "parser, a charger with HEX messages in between", parsed(flooded));
        row(table, "line (thread, lock, parser, last values), a charger", heard(plain));
        row(table, "line, a charger with HEX messages in between", heard(flooded));
        return table + "\nOne read of the sensor on that line, with "
                + quantities().size() + " signals: " + Math.round(read(plain))
                + " bytes allocated, once a second whatever came.\n";
    }

    private static List<byte[]> monitor() {
        var said = new SpokenMonitor(12.065, -7.6, 83.9, 65.5, 942);
        return List.of(VeDirectText.block(said.fields()), VeDirectText.block(said.history()));
    }

    private static void row(Markdown table, String words, BlockCost cost) {
        table.row(
                words,
                String.format(Locale.ROOT, "%,d", cost.blocks()),
                String.format(Locale.ROOT, "%.4f", cost.allocatedEach()),
                String.format(Locale.ROOT, "%,.0f", cost.blocksPerSecond()),
                String.format(Locale.ROOT, "%.0f", cost.megabytesPerSecond()));
    }

    private byte[] stream(List<byte[]> said, double hexShare) {
        var flood = new HexFlood(hexShare, random);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < BLOCKS; i++) {
            bytes.writeBytes(flood.into(said.get(i % said.size())));
        }
        return bytes.toByteArray();
    }

    private long rounds() {
        return Math.max(1, blocks / BLOCKS);
    }

    BlockCost parsed(byte[] stream) {
        var heard = new long[1];
        var parser = new VeDirectParser(_ -> heard[0]++);
        feed(parser, stream, Math.max(1, rounds() / WARM_UP_SHARE));
        long before = heard[0];
        long nanos = -threads.getCurrentThreadCpuTime();
        long allocated = -threads.getCurrentThreadAllocatedBytes();
        feed(parser, stream, rounds());
        allocated += threads.getCurrentThreadAllocatedBytes();
        nanos += threads.getCurrentThreadCpuTime();
        return cost(heard[0] - before, stream, allocated, nanos);
    }

    private static void feed(VeDirectParser parser, byte[] stream, long times) {
        for (long i = 0; i < times; i++) {
            parser.accept(stream, 0, stream.length);
        }
    }

    BlockCost heard(byte[] stream) throws InterruptedException {
        long warmUp = Math.max(1, rounds() / WARM_UP_SHARE);
        var endless = new EndlessLine(threads, stream, warmUp * stream.length, (warmUp + rounds()) * stream.length);
        try (var line = line(endless)) {
            endless.awaitEnd();
            long all = line.report().counts().blocks();
            long counted = all * rounds() / (warmUp + rounds());
            return cost(counted, stream, endless.allocatedBytes(), endless.nanos());
        }
    }

    private BlockCost cost(long heard, byte[] stream, long allocated, long nanos) {
        long said = rounds() * BLOCKS;
        // The first block of a product that says something new may be refused, before anything is counted.
        if (heard < said - 1) {
            throw new IllegalStateException(heard + " of " + said + " whole blocks were heard");
        }
        return new BlockCost(heard, rounds() * stream.length, allocated, nanos);
    }

    /** Bytes that one read of the sensor allocates. */
    double read(byte[] stream) throws InterruptedException {
        int reads = 20_000;
        var endless = new EndlessLine(threads, stream, 0, stream.length);
        try (var line = line(endless)) {
            endless.awaitEnd();
            var sensor = new VeDirectSensor("vedirect", config(), quantities(), line, time());
            var samples = sensor.read();
            if (!samples.stream().allMatch(Sample.Measured.class::isInstance)) {
                throw new IllegalStateException("not all was said: " + samples);
            }
            readAgain(sensor, reads);
            long before = threads.getCurrentThreadAllocatedBytes();
            readAgain(sensor, reads);
            return (double) (threads.getCurrentThreadAllocatedBytes() - before) / reads;
        }
    }

    private static void readAgain(VeDirectSensor sensor, int times) {
        for (int i = 0; i < times; i++) {
            var _ = sensor.read();
        }
    }

    private static VeDirectLine line(EndlessLine endless) {
        var line = new VeDirectLine(config(), endless, time());
        line.start();
        return line;
    }

    private static VeDirectConfig config() {
        return VeDirectConfig.of(Path.of("/dev/endless"));
    }

    private static Timebase time() {
        return new Timebase(InstantSource.system(), System::nanoTime);
    }

    /** What of a charger can be a signal. */
    private static List<VeDirectSignal> quantities() {
        return Arrays.stream(VeDirectQuantity.values())
                .filter(quantity ->
                        quantity != VeDirectQuantity.BATTERY_TEMPERATURE && quantity != VeDirectQuantity.GAUGE_CHARGE)
                .map(quantity -> new VeDirectSignal(
                        quantity, new Signal(quantity.name(), quantity.unit(), Plausibility.between(-1e9, 1e9))))
                .toList();
    }
}
