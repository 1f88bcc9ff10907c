package dev.flightcase.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver against a tiny page, under a name that is no secure context. */
class ChromiumIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = """
            <!doctype html><meta name=viewport content="width=device-width">
            <title>Till</title><style>body{margin:0;background:#246}</style>
            <input id=name><button id=buy onclick="done.textContent = 'Sold to ' + document.getElementById('name').value">Buy</button>
            <p id=done></p>
            """;

    @TempDir
    private static Path folder;

    private static HttpServer server = unstarted();
    private static Chromium browser = new Chromium(Path.of("unused"), Path.of("unused"), List.of());

    @BeforeAll
    static void start() throws IOException {
        var binary = ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(binary instanceof ChromiumBinary.Found, () -> "no browser here: " + binary);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/");
            var body = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        if (binary instanceof ChromiumBinary.Found found) {
            browser = new Chromium(
                    found.path(),
                    Files.createDirectory(folder.resolve("profile")),
                    List.of("MAP flightcase.test 127.0.0.1"));
            browser.start();
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.stop(0);
    }

    @Test
    void typesClicksAndWaits() {
        try (var page = browser.open(Viewport.PHONE)) {
            page.go(url(), PATIENCE);
            page.type("#name", "Ada");
            page.click("#buy");
            page.waitUntil("done.textContent === 'Sold to Ada'", PATIENCE);

            assertThat(page.evaluate("isSecureContext").value()).isEqualTo(false);
            assertThat(page.evaluate("innerWidth").number(0)).isEqualTo(390);
            assertThat(page.evaluate("new Promise(done => setTimeout(() => done({answer: [42]}), 10))")
                            .at("answer")
                            .items()
                            .getFirst()
                            .number(0))
                    .isEqualTo(42);
        }
    }

    @Test
    void recordsErrorsAndEveryOriginThatIsAsked() {
        try (var page = browser.open(Viewport.LAPTOP)) {
            page.go(url(), PATIENCE);
            page.evaluate("console.error('oh', 7), setTimeout(() => { throw new Error('late') }), 1");
            page.evaluate("fetch('http://elsewhere.test/x').catch(() => 0)");
            page.evaluate("fetch('/absent')");
            page.waitUntil("true", PATIENCE);

            assertThat(page.record().errors())
                    .anyMatch(error -> error.equals("oh 7"))
                    .anyMatch(error -> error.contains("late"))
                    .anyMatch(error -> error.contains("404"));
            assertThat(page.record().origins())
                    .contains(
                            "http://elsewhere.test",
                            "http://flightcase.test:" + server.getAddress().getPort());
        }
    }

    @Test
    void takesPicturesInDevicePixels() throws IOException {
        try (var page = browser.open(Viewport.PHONE)) {
            page.go(url(), PATIENCE);
            page.screenshot(folder.resolve("page.png"));

            var image = ImageIO.read(folder.resolve("page.png").toFile());
            assertThat(image.getWidth()).isEqualTo(780);
            assertThat(image.getHeight()).isEqualTo(1688);
            assertThat(image.getRGB(700, 1600) & 0xFFFFFF).isEqualTo(0x224466);
        }
    }

    @Test
    void saysWhatWasNotTrueInTime() {
        try (var page = browser.open(Viewport.LAPTOP)) {
            page.go(url(), PATIENCE);

            assertThatThrownBy(() -> page.waitUntil("1 > 2", Duration.ofMillis(200)))
                    .isInstanceOf(BrowserException.class)
                    .hasMessageContaining("1 > 2");
            assertThatThrownBy(() -> page.evaluate("nonsense()"))
                    .isInstanceOf(BrowserException.class)
                    .hasMessageContaining("nonsense is not defined");
            assertThatThrownBy(() -> page.click("#absent")).hasMessageContaining("#absent");
        }
    }

    private static URI url() {
        return URI.create("http://flightcase.test:" + server.getAddress().getPort() + "/");
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
