package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.browser.Chromium;
import dev.flightcase.demo.browser.ChromiumBinary;
import dev.flightcase.demo.browser.Page;
import dev.flightcase.demo.browser.ScreenGlass;
import dev.flightcase.demo.browser.Viewport;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Screens in a real browser before the real node and encoder: low latency, together, and back by themselves. */
class ScreenPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of a machine so busy that it says nothing about the page. */
    private static final Duration LATENCY_MAX = Duration.ofSeconds(30);

    private static final String PLAYING =
            "window.screenFigures?.state === 'playing' && Math.abs(screenFigures.off) < 1";

    @TempDir
    private static Path folder;

    private static @Nullable RealDemo demo;
    private static @Nullable Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        var binary = ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(binary instanceof ChromiumBinary.Found, () -> "no browser here: " + binary);
        demo = RealDemo.start(folder, "--buyers", "0", "--viewers", "0");
        demo.awaitReady();
        browser = new Chromium(
                ((ChromiumBinary.Found) binary).path(),
                Files.createDirectory(folder.resolve("profile")),
                List.of("MAP flightcase.test 127.0.0.1"));
        browser.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void hlsJsPlaysPartsAndTheStripIsReadFromTheGlass(TestReporter reporter) {
        try (var page = screen("")) {
            var glass = new ScreenGlass(page);
            var first = readable(glass);
            var later = shows(glass, first.drawn().plusMillis(500));

            assertThat(later.figures().at("player").text()).startsWith("hls.js ");
            assertThat(later.number("parts")).isGreaterThan(3);
            assertThat(page.record().requests())
                    .anyMatch(url -> url.contains("_HLS_msn=") && url.contains("_HLS_part="));
            assertThat(later.latency()).isBetween(Duration.ZERO, LATENCY_MAX);
            reporter.publishEntry(
                    "strip-to-glass-ms", String.valueOf(later.latency().toMillis()));
            assertThat(page.evaluate("document.getElementById('slate').hidden").isTrue())
                    .isTrue();
            assertThat(page.record().errors()).isEmpty();
            assertThat(page.record().origins()).containsExactly("http://flightcase.test:" + port());
        }
    }

    @Test
    void twoPagesSideBySideShowTheSameMoment(TestReporter reporter) {
        try (var left = screen("");
                var right = screen("")) {
            var near = "Math.abs(screenFigures.off) < 0.1";
            left.waitUntil(near, PATIENCE);
            right.waitUntil(near, PATIENCE);

            var one = readable(new ScreenGlass(left));
            var other = readable(new ScreenGlass(right));

            var apart = one.latency().minus(other.latency()).abs();
            reporter.publishEntry("apart-ms", String.valueOf(apart.toMillis()));
            assertThat(apart).isLessThan(LATENCY_MAX);
            assertThat(left.evaluate("screenFigures.rate").value())
                    .isInstanceOfSatisfying(
                            Number.class, rate -> assertThat(rate.doubleValue()).isBetween(0.95, 1.05));
        }
    }

    @Test
    void aRoomCanHaveAFixedDelay() {
        try (var page = screen("?delay=3")) {
            var look = readable(new ScreenGlass(page));

            // The dates of a stream may be off by what the encoder's start took.
            assertThat(look.number("target")).isBetween(2.0, 4.0);
            page.click("#dot");
            assertThat(page.evaluate("document.getElementById('crew').textContent")
                            .text())
                    .contains("aim 3.00 s (fixed for this room)", "hls.js", "stalls ");
        }
    }

    @Test
    void goesOnByItselfWhenTheEncoderDiesAndComesBack() {
        try (var left = screen("");
                var right = screen("")) {
            var died = readable(new ScreenGlass(left)).at();

            demo().killChild("ffmpeg");

            shows(new ScreenGlass(left), died.plusSeconds(3));
            shows(new ScreenGlass(right), died.plusSeconds(3));
        }
    }

    @Test
    void goesOnByItselfWhenTheNodeIsKilled() {
        try (var left = screen("");
                var right = screen("")) {
            var died = readable(new ScreenGlass(left)).at();

            demo().killChild("dev.flightcase.daemon.Main run");
            left.waitUntil("screenFigures.state === 'waiting'", PATIENCE);
            assertThat(left.evaluate("getComputedStyle(document.getElementById('slate')).display")
                            .text())
                    .isEqualTo("grid");

            shows(new ScreenGlass(left), died.plusSeconds(3));
            shows(new ScreenGlass(right), died.plusSeconds(3));
        }
    }

    @Test
    void beginsAnewWhenThePlayerSaysThatTheStreamHasEnded() {
        try (var page = screen("")) {
            page.evaluate("document.getElementById('video').dispatchEvent(new Event('ended'))");
            page.waitUntil("screenFigures.state === 'waiting'", PATIENCE);

            page.waitUntil("screenFigures.attempts === 2 && " + PLAYING, PATIENCE);
        }
    }

    @Test
    void playsWithTheBrowsersOwnHlsWhereThereIsNoMediaSource() {
        try (var page = browser().open(Viewport.SCREEN)) {
            page.before(
                    "for (const name of ['MediaSource', 'WebKitMediaSource', 'ManagedMediaSource']) delete window[name];");
            page.go(url("/screen"), PATIENCE);
            assumeTrue(
                    page.evaluate(
                                    "Boolean(document.createElement('video').canPlayType('application/vnd.apple.mpegurl'))")
                            .isTrue(),
                    "this browser has no HLS of its own");

            page.waitUntil("screenFigures.state === 'playing'", PATIENCE);

            assertThat(page.evaluate("screenFigures.player").text()).isEqualTo("native HLS");
        }
    }

    @Test
    void aScreenOfNoStreamWaitsQuietly() {
        try (var page = browser().open(Viewport.SCREEN)) {
            page.go(url("/screen/nowhere"), PATIENCE);
            page.waitUntil("screenFigures.why === 'unknown stream'", PATIENCE);

            assertThat(page.evaluate("document.getElementById('slate').innerText")
                            .text())
                    .contains("There is no stream called nowhere.");
            assertThat(page.record().errors()).isEmpty();
        }
    }

    private static Page screen(String query) {
        var page = browser().open(Viewport.SCREEN);
        page.go(url("/screen" + query), PATIENCE);
        page.waitUntil(PLAYING, PATIENCE);
        return page;
    }

    private static ScreenGlass.Look readable(ScreenGlass glass) {
        return shows(glass, Instant.EPOCH.plusSeconds(1));
    }

    /** Waits for a picture that was drawn after that. */
    private static ScreenGlass.Look shows(ScreenGlass glass, Instant after) {
        return await("a picture of after " + after)
                .atMost(PATIENCE)
                .until(glass::look, look -> look.playing() && look.drawn().isAfter(after));
    }

    private static URI url(String path) {
        return URI.create("http://flightcase.test:" + port() + path);
    }

    private static int port() {
        return demo().port();
    }

    private static RealDemo demo() {
        if (demo == null) {
            throw new IllegalStateException("the demo has not been started");
        }
        return demo;
    }

    private static Chromium browser() {
        if (browser == null) {
            throw new IllegalStateException("the browser has not been started");
        }
        return browser;
    }
}
