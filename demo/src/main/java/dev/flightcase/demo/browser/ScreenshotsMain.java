package dev.flightcase.demo.browser;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pictures of a running demo's pages for the README, into {@code docs/images}. */
@Command(
        name = "./flightcase screenshots",
        mixinStandardHelpOptions = true,
        description = "Takes pictures of a running demo's pages.")
public final class ScreenshotsMain implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** After the page says that it is done: fonts, transitions, the first numbers. */
    private static final Duration SETTLE = Duration.ofMillis(1_500);

    private static final int FAILED = 1;
    private static final int UNAVAILABLE = 69;
    private static final String IMAGES_LOADED =
            "[...document.images].filter(i => i.getBoundingClientRect().top < innerHeight)"
                    + ".every(i => i.complete && i.naturalWidth > 0)";

    private static final List<Shot> SHOTS = List.of(
            new Shot("/", "status.png", Viewport.LAPTOP, IMAGES_LOADED),
            new Shot("/screen", "screen.png", Viewport.SCREEN, "window.screenFigures?.state === 'playing'"),
            new Shot("/pos", "pos.png", Viewport.PHONE, "document.images.length > 0 && " + IMAGES_LOADED));

    @Option(names = "--home", hidden = true, required = true)
    private Path home = Path.of("");

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The node. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("");

    @Option(
            names = "--pin",
            defaultValue = "",
            description = "The operator's PIN, as the demo prints it: then the phone in the picture is enrolled.")
    private String pin = "";

    /** @param settled an expression that is true in the page once there is something to see */
    private record Shot(String path, String file, Viewport viewport, String settled) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ScreenshotsMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return switch (ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""))) {
            case ChromiumBinary.Absent(String why) -> {
                System.err.println("flightcase screenshots: " + why);
                yield UNAVAILABLE;
            }
            case ChromiumBinary.Found(Path binary, String _) -> take(binary);
        };
    }

    private int take(Path binary) throws IOException, InterruptedException {
        var images = Files.createDirectories(home.resolve("docs/images"));
        var profile = Files.createTempDirectory("flightcase-browser");
        try (var browser = new Chromium(binary, profile, List.of())) {
            browser.start();
            if (!pin.isEmpty()) {
                enrol(browser);
            }
            for (var shot : SHOTS) {
                take(browser, shot, images);
            }
            return 0;
        } catch (BrowserException e) {
            System.err.println("flightcase screenshots: " + e.getMessage());
            return FAILED;
        } finally {
            delete(profile);
        }
    }

    /** The browser keeps the cookie for the pictures that follow. */
    private void enrol(Chromium browser) throws InterruptedException {
        try (var http = new Http(PATIENCE);
                var page = browser.open(Viewport.PHONE)) {
            var code = new OperatorDesk(http, url.resolve("/"), pin).code();
            if (!(code instanceof OperatorDesk.Outcome.Got(var digits))) {
                throw new BrowserException("no code for the phone: " + code);
            }
            page.go(url.resolve("/pos#code=" + digits), PATIENCE);
            page.type("#enrol-name", "Phone 1");
            page.click("#enter");
            page.waitUntil("document.getElementById('enrol').hidden", PATIENCE);
        }
    }

    private void take(Chromium browser, Shot shot, Path images) {
        try (var page = browser.open(shot.viewport())) {
            page.go(url.resolve(shot.path()), PATIENCE);
            page.waitUntil(shot.settled(), PATIENCE);
            LockSupport.parkNanos(SETTLE.toNanos());
            page.screenshot(images.resolve(shot.file()));
            System.out.println(images.resolve(shot.file()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
