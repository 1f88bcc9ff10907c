package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.browser.Chromium;
import dev.flightcase.demo.browser.ChromiumBinary;
import dev.flightcase.demo.browser.Viewport;
import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real pages in the real browser, under a name that is no secure context: as phones and screens meet them. */
class PagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FRAMES = "document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames";

    @TempDir
    private static Path folder;

    private static @Nullable RealDemo demo;
    private static @Nullable Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        var binary = ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(binary instanceof ChromiumBinary.Found, () -> "no browser here: " + binary);
        demo = RealDemo.start(folder);
        demo.awaitReady();
        browser = new Chromium(
                ((ChromiumBinary.Found) binary).path(),
                Files.createDirectory(folder.resolve("profile")),
                List.of("MAP flightcase.test 127.0.0.1", "MAP stranger.test 127.0.0.1"));
        browser.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            try (var running = demo) {
                running.interrupt();
                assertThat(running.awaitExit()).as(running.output()).isZero();
            }
        }
    }

    @Test
    void theScreenPlaysAndAsksNobodyElse() {
        try (var page = browser().open(Viewport.SCREEN)) {
            page.go(url("/screen"), PATIENCE);
            page.waitUntil(FRAMES + " > 15", PATIENCE);
            long first = page.evaluate(FRAMES).number(0);
            page.waitUntil(FRAMES + " > " + (first + 60), PATIENCE);

            assertThat(page.evaluate("isSecureContext").isTrue()).isFalse();
            assertThat(page.evaluate("document.getElementById('slate').hidden").isTrue())
                    .isTrue();
            assertThat(page.record().errors()).isEmpty();
            assertThat(page.record().origins()).containsExactly("http://flightcase.test:" + port());
        }
    }

    @Test
    void aPhoneSellsForCashAndTheOrderIsInTheStore() throws Exception {
        try (var page = browser().open(Viewport.PHONE)) {
            page.go(url("/pos#code=" + demo().printed("pos-code")), PATIENCE);
            page.type("#enrol-name", "Phone 1");
            page.click("#enter");
            page.waitUntil("document.getElementById('enrol').hidden", PATIENCE);
            page.waitUntil("document.querySelector('[data-sku=TEE-BLK-M]') !== null", PATIENCE);
            long before = stock("TEE-BLK-M");

            page.click("[data-sku=TEE-BLK-M]");
            page.click("#open-basket");
            page.click("#sell");
            page.waitUntil("document.querySelector('#outcome.sold:not([hidden])') !== null", PATIENCE);

            long number = page.evaluate("Number(document.getElementById('outcome-text').textContent.match(/\\d+/)[0])")
                    .number(0);
            assertThat(numbers()).contains(number);
            assertThat(stock("TEE-BLK-M")).isEqualTo(before - 1);
            assertThat(page.evaluate("localStorage.length").number(-1)).isZero();
            assertThat(page.evaluate("document.cookie + location.hash").text()).isEmpty();
            assertThat(page.record().errors()).isEmpty();
            assertThat(page.record().origins()).containsExactly("http://flightcase.test:" + port());
        }
    }

    @Test
    void aPhoneSellsAtTheCrewsPriceAndHandsOverLater() throws Exception {
        try (var page = browser().open(Viewport.PHONE)) {
            page.go(url("/pos#code=" + code()), PATIENCE);
            page.type("#enrol-name", "Phone 3");
            page.click("#enter");
            page.waitUntil("document.getElementById('enrol').hidden", PATIENCE);
            page.waitUntil("document.querySelector('[data-sku=TEE-BLK-S]') !== null", PATIENCE);

            page.click("[data-sku=TEE-BLK-S]");
            page.click("#open-basket");
            page.waitUntil(
                    "document.querySelector('#terms [aria-label=Prices] button:nth-of-type(2)') !== null", PATIENCE);
            page.click("#terms [aria-label=Prices] button:nth-of-type(2)");
            page.click("#terms [aria-label=Collected] button:nth-of-type(2)");
            page.click("#sell");
            page.waitUntil("document.querySelector('#outcome.sold:not([hidden])') !== null", PATIENCE);
            assertThat(page.evaluate("document.getElementById('outcome-title').textContent")
                            .text())
                    .contains("20.00");
            page.click("#outcome-next");
            page.click("#open-sales");
            page.click("#show-waiting");
            page.waitUntil("document.querySelector('#sales-list h3') !== null", PATIENCE);
            assertThat(page.evaluate("document.querySelector('#sales-list h3').textContent")
                            .text())
                    .isEqualTo("After the show (1)");
            page.click("#sales-list .sale button");
            page.waitUntil("document.querySelector('#sales-list .sale') === null", PATIENCE);

            assertThat(page.record().errors()).isEmpty();
        }
    }

    @Test
    void aPhoneThatIsNotEnrolledIsAskedForACodeAndToldWhatIsWrongWithIt() {
        try (var page = browser().open(Viewport.PHONE)) {
            // Another name of the same node: the browser has no cookie for it.
            page.go(URI.create("http://stranger.test:" + port() + "/pos"), PATIENCE);
            page.waitUntil("!document.getElementById('enrol').hidden", PATIENCE);

            page.type("#enrol-code", "123");
            page.type("#enrol-name", "Phone 2");
            page.click("#enter");
            page.waitUntil("!document.getElementById('enrol-trouble').hidden", PATIENCE);

            assertThat(page.evaluate("document.getElementById('enrol-trouble').textContent")
                            .text())
                    .contains("code must be 8 digits such as 4719-2063");
        }
    }

    @Test
    void thePhoneShowsWhatCanNotBeSoldAndWhy() {
        try (var page = browser().open(Viewport.PHONE)) {
            page.go(url("/pos"), PATIENCE);
            page.waitUntil("document.querySelector('[data-sku=BUNDLE-TEE-LP]') !== null", PATIENCE);

            assertThat(page.evaluate("document.querySelector('[data-sku=BUNDLE-TEE-LP]').disabled")
                            .isTrue())
                    .isFalse();
            assertThat(page.evaluate("document.querySelector('[data-sku=PRINT-21]').disabled")
                            .isTrue())
                    .isTrue();
            assertThat(page.evaluate("document.querySelector('[data-sku=PRINT-21]').textContent")
                            .text())
                    .contains("opens ");
        }
    }

    @Test
    void theStatusPageShowsScoreDimensionsAndReadings() {
        try (var page = browser().open(Viewport.LAPTOP)) {
            page.go(url("/"), PATIENCE);
            page.waitUntil("/^\\d+$/.test(document.getElementById('score').textContent)", PATIENCE);

            assertThat(page.evaluate("document.querySelectorAll('.dimension').length")
                            .number(0))
                    .isGreaterThan(4);
            assertThat(page.evaluate("document.getElementById('readings').textContent")
                            .text())
                    .contains("power.battery-voltage", "media.viewers", "simulated");
            assertThat(page.record().errors()).isEmpty();
            assertThat(page.record().origins()).containsExactly("http://flightcase.test:" + port());
        }
    }

    /** For one more phone that sells. */
    private static String code() throws Exception {
        try (var http = new Http(PATIENCE)) {
            return switch (demo().desk(http).code()) {
                case OperatorDesk.Outcome.Got(var code) -> code;
                case OperatorDesk.Outcome.Failed(var why) -> throw new IllegalStateException(why);
            };
        }
    }

    private static long stock(String sku) throws Exception {
        try (var http = new Http(PATIENCE)) {
            return http.get(api("/api/v1/stock")).json().at("available").at(sku).number(-1);
        }
    }

    private static List<Long> numbers() throws Exception {
        try (var http = new Http(PATIENCE)) {
            return http
                    .get(api("/api/v1/orders"), Map.of("Cookie", demo().cookie(http)))
                    .json()
                    .at("orders")
                    .items()
                    .stream()
                    .map(order -> order.at("number").number(0))
                    .toList();
        }
    }

    private static URI api(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
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
