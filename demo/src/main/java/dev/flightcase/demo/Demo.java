package dev.flightcase.demo;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import dev.flightcase.demo.encoder.ClockText;
import dev.flightcase.demo.encoder.EncoderCommand;
import dev.flightcase.demo.encoder.FfmpegProbe;
import dev.flightcase.demo.encoder.StripDecoder;
import dev.flightcase.demo.encoder.TestPicture;
import dev.flightcase.demo.folder.HubToml;
import dev.flightcase.demo.folder.NodeToml;
import dev.flightcase.demo.folder.PostgresFolders;
import dev.flightcase.demo.folder.RunDirectory;
import dev.flightcase.demo.folder.SelfSigned;
import dev.flightcase.demo.relay.TcpRelay;
import dev.flightcase.demo.report.Progress;
import dev.flightcase.demo.report.QrBlocks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The demo from the first check to the exit code, in the order in which it happens. */
final class Demo {
    private static final String FFMPEG = "ffmpeg";
    private static final int KEY_BYTES = 12;
    private static final int INTERRUPTED = 130;
    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PICTURE_PATIENCE = Duration.ofSeconds(10);

    private final DemoOptions options;
    private final Progress progress;
    private final InstantSource clock = InstantSource.system();
    private final StopSign stop = new StopSign();

    Demo(DemoOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Blocks until the demo is over; answers 0 only if every part worked. */
    int run() throws InterruptedException {
        var ffmpeg = new BeforeStart(options, progress, new FfmpegProbe(FFMPEG)).check();
        var addresses = new Addresses(options.ports(), host(), key(), pin());
        try (var run = RunDirectory.prepare(options.home(), options.ports().base());
                var http = new Http(HTTP_PATIENCE);
                var relay =
                        new TcpRelay(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.brokerPort()))) {
            var world = new World(options, progress, stop, run, addresses, http, relay);
            configure(world);
            var encoder = new EncoderCommand(FFMPEG, new TestPicture(ffmpeg.text()), addresses.ingest());
            var cast = new Cast(options, run, encoder, this::died);
            handleSignals(cast);
            return play(world, cast, ffmpeg);
        }
    }

    private int play(World world, Cast cast, FfmpegProbe.Usable ffmpeg) throws InterruptedException {
        try {
            new Opening(world, cast, clock).run();
            invite(world.addresses(), posCode(world), ffmpeg);
            var visit = new Visit(
                    world,
                    new PictureCheck(
                            new StripDecoder(FFMPEG, PICTURE_PATIENCE),
                            world.addresses().live().toString(),
                            clock));
            visit.start();
            watchEncoder(world, cast);
            waitForTheEnd();
            progress.step("stopping", "encoder, visitors, node, hub");
            var summary = new Closing(world, cast, visit).run();
            progress.say("");
            summary.lines().forEach(progress::say);
            progress.say("");
            progress.say("  logs: " + world.run().root().resolve("logs"));
            return summary.exitCode();
        } finally {
            cast.kill();
        }
    }

    private void watchEncoder(World world, Cast cast) {
        var watch = new EncoderWatch(
                world.node()::segmentsIn, cast.encoder(), EncoderWatch.QUIET_MAX, world.stop(), progress);
        Thread.ofVirtual().name("encoder-watch").start(watch);
    }

    private String host() {
        return options.lan()
                ? LanAddress.find()
                        .orElseThrow(
                                () -> new DemoException(
                                        "--lan: this machine has no address on a private IPv4 network; connect it to one, or leave --lan out"))
                : "127.0.0.1";
    }

    private static String key() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String pin() {
        return String.format(Locale.ROOT, "%06d", new SecureRandom().nextInt(1_000_000));
    }

    /** For whoever watches the demo; the buyers get codes of their own. */
    private static String posCode(World world) throws InterruptedException {
        return switch (world.desk().code()) {
            case OperatorDesk.Outcome.Got(var code) -> code;
            case OperatorDesk.Outcome.Failed(var why) -> throw new DemoException(why);
        };
    }

    private void configure(World world) {
        var bind = options.lan() ? "0.0.0.0" : "127.0.0.1";
        var run = world.run();
        SelfSigned.make(run, world.addresses().host());
        run.write(
                "node.toml",
                new NodeToml(
                                run.root(),
                                bind,
                                options.ports().http(),
                                options.ports().https(),
                                world.addresses().streamKey(),
                                world.addresses().operatorPin(),
                                options.uplink().claim()
                                        ? Optional.empty()
                                        : Optional.of(world.relay().port()))
                        .text());
        run.write(
                "hub.toml",
                new HubToml(
                                run.root(),
                                options.ports().mqtt(),
                                options.ports().mqttTls(),
                                options.ports().hubPage(),
                                world.relay().port(),
                                PostgresFolders.choose(run.root()))
                        .text());
    }

    private void handleSignals(Cast cast) {
        Interrupts.handle(stop::request, () -> {
            cast.kill();
            Runtime.getRuntime().halt(INTERRUPTED);
        });
        // However this JVM ends, nothing stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(cast::kill, "last-stop"));
    }

    private void died(String name, int exitCode, boolean comesBack) {
        progress.trouble(name, "ended with exit code " + exitCode + (comesBack ? "; starts again" : "; given up"));
    }

    private void invite(Addresses addresses, String posCode, FfmpegProbe.Usable ffmpeg) {
        if (ffmpeg.text() instanceof ClockText.Absent) {
            progress.step("note", "no font found for the clock in the picture; install fonts-dejavu-core to see it");
        }
        progress.say("");
        addresses.lines(posCode).forEach(progress::say);
        progress.say("");
        if (options.lan()) {
            QrBlocks.lines(addresses.shown().toString(), progress.isTerminal()).forEach(progress::say);
            progress.say("");
        }
        progress.say("ready " + addresses.node());
    }

    private void waitForTheEnd() throws InterruptedException {
        if (options.runFor().isPresent()) {
            stop.await(options.runFor().get());
        } else {
            stop.await();
        }
        stop.request();
    }
}
