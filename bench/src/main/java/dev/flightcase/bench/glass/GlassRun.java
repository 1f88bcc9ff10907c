package dev.flightcase.bench.glass;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.demo.browser.Chromium;
import dev.flightcase.demo.browser.Page;
import dev.flightcase.demo.browser.ScreenGlass;
import dev.flightcase.demo.browser.Viewport;
import dev.flightcase.demo.encoder.EncoderCommand;
import dev.flightcase.demo.encoder.TestPicture;
import dev.flightcase.demo.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node, an encoder that draws the clock strip, and two pages beside each other in one browser; one clock for all of them. */
final class GlassRun implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ENCODER_STOPS = Duration.ofSeconds(5);
    private static final int GLANCES_PER_SECOND = 4;
    private static final int PAGES = 2;
    /** Nearer than this, both pages have found their place. */
    private static final double SETTLED_SECONDS = 0.05;

    private final NodeRun node;
    private final Chromium browser;
    private final List<Page> pages = new ArrayList<>();
    private @Nullable Process encoder;

    GlassRun(NodeRun node, Chromium browser) {
        this.node = node;
        this.browser = browser;
    }

    /** Blocks until both pages play in their place. */
    void start(TestPicture picture, Path folder) throws IOException, InterruptedException {
        node.awaitReadyMillis();
        var target = URI.create("http://%s:%s@127.0.0.1:%d/ingest/%1$s/index.m3u8"
                .formatted(NodeRun.STREAM, NodeRun.STREAM_KEY, node.port()));
        encoder = new ChildProcess("encoder", folder.resolve("encoder.log"))
                .start(new EncoderCommand("ffmpeg", picture, target).arguments());
        browser.start();
        for (int i = 0; i < PAGES; i++) {
            var page = browser.open(new Viewport(picture.width(), picture.height(), 1, false));
            pages.add(page);
            page.go(URI.create("http://127.0.0.1:" + node.port() + "/screen/" + NodeRun.STREAM), PATIENCE);
        }
        for (var page : pages) {
            page.waitUntil(
                    "screenFigures.state === 'playing' && Math.abs(screenFigures.off) < " + SETTLED_SECONDS, PATIENCE);
        }
    }

    /** Blocks for that long; both pages are looked at four times a second. */
    List<Glance> measure(Duration length) throws IOException, InterruptedException {
        var glasses = pages.stream().map(ScreenGlass::new).toList();
        var glances = new ArrayList<Glance>();
        long began = System.nanoTime();
        long next = began;
        while (System.nanoTime() - began < length.toNanos()) {
            var sides = new ArrayList<Glance.Side>();
            for (var glass : glasses) {
                var look = glass.look();
                sides.add(new Glance.Side(
                        look.readable() ? look.latency().toMillis() : Double.NaN, (long) look.number("stalls")));
            }
            glances.add(new Glance(Duration.ofNanos(System.nanoTime() - began), sides, HostTime.now()));
            if (glances.size() % GLANCES_PER_SECOND == 0) {
                progress(glances.getLast(), length);
            }
            // A glance that was late does not make those after it crowd.
            next = Math.max(next + PERIOD.toNanos(), System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        return glances;
    }

    private static void progress(Glance glance, Duration length) {
        System.err.printf(
                "\r%d s of %d, %s ms behind ",
                glance.at().toSeconds(),
                length.toSeconds(),
                glance.pages().stream()
                        .map(side -> side.readable() ? String.valueOf(Math.round(side.latencyMillis())) : "-")
                        .toList());
    }

    /** The player's name and version. */
    String player() {
        return pages.getFirst().evaluate("screenFigures.player").text();
    }

    /** Frames that each page left out because they came too late, and of how many: since it was opened. */
    String framesDropped() {
        return pages.stream()
                .map(page -> page.evaluate("(q => q.droppedVideoFrames + ' of ' + q.totalVideoFrames)"
                                + "(document.getElementById('video').getVideoPlaybackQuality())")
                        .text())
                .collect(Collectors.joining(" and "));
    }

    /** PART-HOLD-BACK of the stream. */
    double holdBackMillis() {
        return pages.getFirst()
                .evaluate("Math.round(1000 * screenFigures.holdBack)")
                .number(0);
    }

    @Override
    public void close() {
        browser.close();
        var running = encoder;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(ENCODER_STOPS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        node.close();
    }
}
