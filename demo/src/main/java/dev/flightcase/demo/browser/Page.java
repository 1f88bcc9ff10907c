package dev.flightcase.demo.browser;

import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One tab. Methods block; use a page from one thread at a time. */
public final class Page implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final DevTools tools;
    private final String target;
    private final String session;
    private final PageRecord record = new PageRecord();

    private Page(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
    }

    static Page open(DevTools tools, Viewport viewport) {
        var target = tools.command("", "Target.createTarget", Map.of("url", "about:blank", "newWindow", true))
                .at("targetId")
                .text();
        var session = tools.command("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .at("sessionId")
                .text();
        var page = new Page(tools, target, session);
        tools.listen(session, page.record::event);
        for (var domain : new String[] {"Page", "Runtime", "Network", "Log"}) {
            page.command(domain + ".enable", Map.of());
        }
        page.command("Emulation.setDeviceMetricsOverride", viewport.metrics());
        page.command("Emulation.setTouchEmulationEnabled", Map.of("enabled", viewport.mobile()));
        return page;
    }

    /** Runs in each document from now on, before any script of its own. */
    public void before(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Goes to a URL and waits until the document and what it loads directly are there. */
    public void go(URI url, Duration patience) {
        var error = command("Page.navigate", Map.of("url", url.toString()))
                .at("errorText")
                .text();
        if (!error.isEmpty()) {
            throw new BrowserException(url + ": " + error);
        }
        waitUntil("document.readyState === 'complete' && location.href !== 'about:blank'", patience);
    }

    /**
     * The value of an expression; a promise is awaited.
     *
     * @throws BrowserException if the script throws
     */
    public Json evaluate(String expression) {
        var result = command(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (!result.at("exceptionDetails").isAbsent()) {
            throw new BrowserException(expression + ": " + PageRecord.exception(result.at("exceptionDetails")));
        }
        return result.at("result").at("value");
    }

    /**
     * Polls until an expression is true.
     *
     * @throws BrowserException with what the page logged, if it does not become so in time
     */
    public void waitUntil(String expression, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!evaluate("Boolean(" + expression + ")").isTrue()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new BrowserException("not true within " + patience.toSeconds() + " s: " + expression
                        + "; errors of the page: " + record.errors());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Clicks into the middle of an element, with the mouse, as a person would: what covers it gets the click. */
    public void click(String selector) {
        var middle = evaluate(
                ("(() => { const e = document.querySelector(%s); if (!e) return null; e.scrollIntoView({block: 'center'});"
                                + " const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()")
                        .formatted(Json.write(selector)));
        if (middle.isAbsent()) {
            throw new BrowserException("no element " + selector);
        }
        var at = Map.<String, Object>of(
                "x", middle.at("x").value() instanceof Number x ? x : 0,
                "y", middle.at("y").value() instanceof Number y ? y : 0);
        for (var type : new String[] {"mousePressed", "mouseReleased"}) {
            var event = new HashMap<String, Object>(at);
            event.putAll(Map.of("type", type, "button", "left", "clickCount", 1));
            command("Input.dispatchMouseEvent", event);
        }
    }

    /** Focuses an element and types, after what it holds. */
    public void type(String selector, String text) {
        if (!evaluate("(() => { const e = document.querySelector(%s); e?.focus(); return Boolean(e); })()"
                        .formatted(Json.write(selector)))
                .isTrue()) {
            throw new BrowserException("no element " + selector);
        }
        command("Input.insertText", Map.of("text", text));
    }

    /** A PNG of the viewport, in device pixels. */
    public void screenshot(Path file) {
        var data = command("Page.captureScreenshot", Map.of("format", "png"))
                .at("data")
                .text();
        try {
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new BrowserException("cannot write " + file, e);
        }
    }

    public PageRecord record() {
        return record;
    }

    private Json command(String method, Map<String, Object> parameters) {
        return tools.command(session, method, parameters);
    }

    @Override
    public void close() {
        tools.command("", "Target.closeTarget", Map.of("targetId", target));
    }
}
