package dev.flightcase.demo.browser;

import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.process.LogTail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A headless Chromium with a fresh profile. It asks nobody but the pages it is sent to. */
public final class Chromium implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int END_SECONDS = 5;

    private final Path binary;
    private final Path profile;
    private final List<String> resolverRules;
    private final DevTools tools = new DevTools(COMMAND_PATIENCE);
    private final List<Process> processes = new ArrayList<>();

    /**
     * @param profile an empty folder, owned by the browser until it is closed
     * @param resolverRules such as {@code MAP flightcase.test 127.0.0.1}: a name that, unlike 127.0.0.1, is no secure context
     */
    public Chromium(Path binary, Path profile, List<String> resolverRules) {
        this.binary = binary;
        this.profile = profile;
        this.resolverRules = List.copyOf(resolverRules);
    }

    /**
     * Blocks until commands are possible.
     *
     * @throws BrowserException with the end of the log if the browser does not start
     */
    public void start() {
        var log = profile.resolve("browser.log");
        var process = new ChildProcess("chromium", log).start(arguments());
        processes.add(process);
        tools.connect(endpoint(process, profile.resolve("DevToolsActivePort"), log));
    }

    /** A new window: one beside another goes on as if each were in front. */
    public Page open(Viewport viewport) {
        return Page.open(tools, viewport);
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                binary.toString(),
                "--headless=new",
                "--disable-gpu",
                "--disable-quic",
                // Docker's /dev/shm has 64 MB: too little for video.
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                "--disable-background-timer-throttling",
                "--mute-audio",
                "--hide-scrollbars",
                "--autoplay-policy=no-user-gesture-required",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium's sandbox refuses to run as root, as in a container.
            arguments.add("--no-sandbox");
        }
        if (!resolverRules.isEmpty()) {
            arguments.add("--host-resolver-rules=" + String.join(",", resolverRules));
        }
        arguments.add("about:blank");
        return List.copyOf(arguments);
    }

    /** The browser writes its port and path there once it listens. */
    private static URI endpoint(Process process, Path file, Path log) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            try {
                var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
                if (lines.size() >= 2) {
                    return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
                }
            } catch (IOException e) {
                throw new BrowserException("cannot read " + file, e);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new BrowserException("chromium did not start: " + String.join(" | ", LogTail.lines(log, 3)));
    }

    /** Ends the browser with all of its processes. */
    @Override
    public void close() {
        tools.close();
        for (var process : processes) {
            var family = process.descendants().toList();
            process.destroy();
            try {
                process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
