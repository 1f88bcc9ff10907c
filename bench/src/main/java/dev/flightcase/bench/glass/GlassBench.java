package dev.flightcase.bench.glass;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.demo.browser.BrowserException;
import dev.flightcase.demo.browser.Chromium;
import dev.flightcase.demo.browser.ChromiumBinary;
import dev.flightcase.demo.encoder.FfmpegProbe;
import dev.flightcase.demo.encoder.TestPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How far behind the camera two screens are, and how far apart from each other. */
@Command(
        name = "glass",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "From the encoder's clock strip to the decoded frame in two screen pages side by side, sampled four times a second; stalls"
                    + " beside the processor time that the host stole.",
            "Encoder, node and browser share one machine and one clock. A browser without a graphics card decodes on the processor: with"
                    + " two cores keep the picture small and the machine quiet."
        })
public final class GlassBench implements Callable<Integer> {
    private static final int HEIGHT_MIN = 180;
    private static final int HEIGHT_MAX = 1080;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--minutes", defaultValue = "10", description = "Measured (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--height",
            defaultValue = "360",
            description = "Of the picture, 16 to 9, at 30 frames a second (default: ${DEFAULT-VALUE}).")
    private int height;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || height < HEIGHT_MIN || height > HEIGHT_MAX || height % HEIGHT_MIN != 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes is " + minutes + " and --height " + height + "; must be at least 1, and a multiple of "
                            + HEIGHT_MIN + " up to " + HEIGHT_MAX);
        }
        var home = bench.home();
        return switch (ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""))) {
            case ChromiumBinary.Absent(String why) -> skip(home, why);
            case ChromiumBinary.Found chromium ->
                switch (new FfmpegProbe("ffmpeg").run()) {
                    case FfmpegProbe.Unusable(String what) -> skip(home, what);
                    case FfmpegProbe.Usable ffmpeg -> measure(home, chromium, ffmpeg);
                };
        };
    }

    private static int skip(Path home, String why) throws IOException {
        Block.skip(home, "glass", why);
        return 0;
    }

    private int measure(Path home, ChromiumBinary.Found chromium, FfmpegProbe.Usable ffmpeg)
            throws IOException, InterruptedException {
        var variant = Variant.shipped(home);
        var picture = TestPicture.ofHeight(ffmpeg.text(), height);
        try (var scratch = Scratch.of(home, "glass");
                var run = new GlassRun(
                        NodeRun.start(home, scratch.make("node"), variant, ""),
                        new Chromium(chromium.path(), scratch.make("profile"), List.of()))) {
            run.start(picture, scratch.folder());
            var glances = run.measure(Duration.ofMinutes(minutes));
            System.err.println();
            var how =
                    "%d minute%s of %dx%d at %d frames a second, two pages with %s in %s (headless, decoded on the processor), ffmpeg %s; frames dropped: %s; node with `%s`."
                            .formatted(
                                    minutes,
                                    minutes == 1 ? "" : "s",
                                    picture.width(),
                                    picture.height(),
                                    TestPicture.FRAMES_PER_SECOND,
                                    run.player(),
                                    chromium.version(),
                                    ffmpeg.version(),
                                    run.framesDropped(),
                                    String.join(" ", variant.flags()));
            Block.publish(home, "glass", new GlassReport(new GlassFigures(glances), run.holdBackMillis(), how).text());
            return 0;
        } catch (BrowserException e) {
            throw new IOException("the pages did not play: " + e.getMessage(), e);
        }
    }
}
