package dev.flightcase.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of the screen page, asked one by one in the browser that takes them. */
class ScreenRulesIT {
    private static final Path WEB = Path.of("..", "daemon", "src", "main", "resources", "web");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static @Nullable HttpServer server;
    private static @Nullable Chromium browser;
    private static @Nullable Page page;

    @BeforeAll
    static void start() throws IOException {
        var binary = ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(binary instanceof ChromiumBinary.Found, () -> "no browser here: " + binary);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = WEB.resolve(exchange.getRequestURI().getPath().substring(1));
            var body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[] {' '};
            exchange.getResponseHeaders()
                    .add("Content-Type", file.toString().endsWith(".js") ? "text/javascript" : "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        browser = new Chromium(
                ((ChromiumBinary.Found) binary).path(), Files.createDirectory(folder.resolve("profile")), List.of());
        browser.start();
        page = browser.open(Viewport.LAPTOP);
        page.go(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page"), PATIENCE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @ParameterizedTest(name = "{0} s off, {1} s buffered, rate {2}, unseen {3}: {4}")
    @CsvSource({
        // In step, and a little more than that, while nothing is being done about it.
        "0.01, 1, 1, false, 1",
        "0.029, 1, 1, false, 1",
        "-0.029, 1, 1, false, 1",
        // Steering goes on until it is nearer than that.
        "0.029, 1, 1.02, false, 1.01",
        "0.014, 1, 1.02, false, 1",
        "-0.005, 1, 1.02, false, 1",
        // One to five percent.
        "0.05, 1, 1, false, 1.01",
        "0.12, 1, 1, false, 1.03",
        "-0.12, 1, 1, false, 0.97",
        "0.9, 1, 1, false, 1.05",
        "-0.9, 1, 1, false, 0.95",
        // Nothing left to play faster with.
        "0.3, 0.1, 1, false, 1",
        "-0.3, 0.1, 1, false, 0.95",
        // Too far for a gentle way back; less is too far while nobody looks.
        "1.01, 1, 1, false, jump",
        "-1.01, 1, 1, false, jump",
        "0.21, 1, 1, true, jump",
        "0.19, 1, 1, true, 1.05",
    })
    void steersGentlyAndJumpsOnlyFromFarAway(double off, double ahead, double rate, boolean unseen, String expected) {
        var decision = ask(
                "screen-pace.js",
                "steer({off: %s, ahead: %s, rate: %s, unseen: %s})".formatted(off, ahead, rate, unseen));

        if (expected.equals("jump")) {
            assertThat(decision.at("jump").isTrue()).isTrue();
        } else {
            assertThat(decision.at("jump").isTrue()).isFalse();
            assertThat(number(decision.at("rate"))).isCloseTo(Double.parseDouble(expected), within());
        }
    }

    @ParameterizedTest
    @CsvSource({"?delay=1.5, 1.5", "?delay=0, 0.5", "?delay=600, 12", "?x=1&delay=2, 2"})
    void aRoomsDelayIsTakenFromTheAddressWithinBounds(String query, double expected) {
        assertThat(number(ask("screen-pace.js", "fixedDelay('" + query + "')"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "?delay", "?delay=", "?delay=soon", "?delay=Infinity"})
    void withoutAUsableDelayThereIsNone(String query) {
        assertThat(ask("screen-pace.js", "fixedDelay('" + query + "')").isAbsent())
                .isTrue();
    }

    @Test
    void aScreenThatStallsThriceInAMinuteTakesMoreDistanceUpToALimit() {
        assertThat(number(ask("screen-pace.js", "distanceAfterStalls(0, [1, 2])")))
                .isZero();
        assertThat(number(ask("screen-pace.js", "distanceAfterStalls(0, [1, 2, 3])")))
                .isEqualTo(0.5);
        assertThat(number(ask("screen-pace.js", "distanceAfterStalls(2, [1, 2, 3])")))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} and then {1}: {2}")
    @CsvSource({
        // The least of them counts, and stays for a while.
        "'0.1, 0.3', 0.2, 0.1",
        "'0.1', 0.05, 0.05",
        // Four late parts may be the network's; five of them are not.
        "'0.1, 0.5, 0.5, 0.5', 0.5, 0.1",
        "'0.1, 0.5, 0.6, 0.5, 0.7', 0.5, 0.5",
        // Dates that went back by an hour, as on a node whose clock was set.
        "'0.1, 0.1, 3600.3, 3600.1, 3600.2, 3600.2', 3600.4, 3600.1",
        // Not so much later that it must be something new.
        "'0.1, 0.2, 0.2, 0.2, 0.2, 0.2', 0.2, 0.1",
    })
    void howOldPartsAreIsKnownFromTheLeastUnlessDatesWereSetAnew(String before, double lag, double expected) {
        assertThat(number(ask("screen-pace.js", "Math.min(...noteLag([%s], %s))".formatted(before, lag))))
                .isEqualTo(expected);
    }

    @Test
    void onlyTheLastSixtyPartsAreRemembered() {
        assertThat(number(ask("screen-pace.js", "noteLag(new Array(60).fill(0.1), 0.2).length")))
                .isEqualTo(60);
    }

    @Test
    void theQuickestOfSeveralAnswersTellsTheNodesTime() {
        // The node's clock is 1000 ahead; answers take 80, 4 and 30 ms, on the way back.
        var said = ask("screen-clock.js", """
                (async () => {
                  let now = 0;
                  const took = [80, 4, 30, 30, 30, 30];
                  const clock = new NodeClock(async () => { const node = now + 1000; now += took.shift(); return node; }, () => now);
                  const before = clock.now();
                  await clock.refresh();
                  return {unknown: Number.isNaN(before), off: clock.now() - (now + 1000), doubt: clock.doubt()};
                })()""");

        assertThat(said.at("unknown").isTrue()).isTrue();
        assertThat(number(said.at("off"))).isEqualTo(-2);
        assertThat(number(said.at("doubt"))).isBetween(2.0, 2.1);
    }

    @ParameterizedTest(name = "{0} ± {1} ms, a minute later {2} ± {3} ms: {4}")
    @CsvSource({
        "1000, 2, 1003, 20, 1000",
        "1000, 20, 1003, 2, 1003",
        // What was known for a minute is 6 ms less sure.
        "1000, 2, 1003, 7, 1003",
        // Somebody has set the clock.
        "1000, 2, 61000, 20, 61000",
    })
    void theSurerOffsetIsHeldUnlessTheClockWasSet(
            double held, double doubtful, double fresh, double freshDoubtful, double expected) {
        var chosen = ask(
                "screen-clock.js",
                "choose({millis: %s, roundTrip: %s, at: 0}, {millis: %s, roundTrip: %s, at: 60000})"
                        .formatted(held, 2 * doubtful, fresh, 2 * freshDoubtful));

        assertThat(number(chosen.at("millis"))).isEqualTo(expected);
    }

    @Test
    void theBrowsersOwnPlayerIsSteeredByTheDateOfItsStart() {
        var said = ask("screen-player.js", """
                (() => {
                  const range = to => ({length: 1, start: () => 0, end: () => to});
                  const video = Object.assign(new EventTarget(), {seekable: range(20), buffered: range(22), error: null,
                    getStartDate: () => new Date(5000), removeAttribute() {}, load() {}});
                  const heard = [];
                  const player = new NativePlayer(video, '/live/a/index.m3u8', 3, () => 0, {moved: () => heard.push('moved'), over: why => heard.push(why)});
                  video.dispatchEvent(new Event('progress'));
                  video.buffered = range(24);
                  video.dispatchEvent(new Event('progress'));
                  video.error = {code: 3};
                  video.dispatchEvent(new Event('error'));
                  player.end();
                  video.dispatchEvent(new Event('ended'));
                  return {date: player.date(2), time: player.time(7000), beyond: Number.isNaN(player.time(60000)), live: player.liveTime(), heard: heard.join()};
                })()""");

        assertThat(number(said.at("date"))).isEqualTo(7000);
        assertThat(number(said.at("time"))).isEqualTo(2);
        assertThat(said.at("beyond").isTrue()).isTrue();
        assertThat(number(said.at("live"))).isEqualTo(20);
        assertThat(said.at("heard").text()).isEqualTo("moved,media error 3");
    }

    private static Json ask(String module, String expression) {
        if (page == null) {
            throw new IllegalStateException("the browser has not been started");
        }
        // What a module exports is in scope, as it is in a module that imports all of it.
        return page.evaluate("import('/" + module + "').then(async module => Function(...Object.keys(module), 'return '"
                + " + " + Json.write(expression) + ")(...Object.values(module)))");
    }

    private static double number(Json json) {
        return json.value() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
