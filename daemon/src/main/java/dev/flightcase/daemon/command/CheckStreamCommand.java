package dev.flightcase.daemon.command;

import dev.flightcase.media.conformance.probe.CheckReport;
import dev.flightcase.media.conformance.probe.ProbeConfig;
import dev.flightcase.media.conformance.probe.StreamProbe;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The rules of HLS and Low-Latency HLS, applied to any stream from outside. */
@Command(
        name = "check-stream",
        mixinStandardHelpOptions = true,
        description = {
            "Plays an HLS stream, of this node or any other server, for a while and says which rules of HLS "
                    + "and Low-Latency HLS it breaks: tags and numbers, delivery directives, parts and their bytes, "
                    + "headers.",
            "Sends wrong requests, too, as the rules for those say. Needs no configuration and no running "
                    + "node. Exits with 0 when no rule is broken, with 1 when one is, with 69 when the stream cannot be "
                    + "reached."
        })
final class CheckStreamCommand implements Callable<Integer> {
    private static final int SECONDS_MAX = 86_400;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Parameters(
            arity = "1",
            paramLabel = "URL",
            description = "The playlist, such as https://node:8443/live/stage/index.m3u8.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String url;

    @Option(names = "--insecure", description = "Take any TLS certificate, such as one that a node made for itself.")
    private boolean insecure;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "For how long to play (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "As one JSON value.")
    private boolean json;

    @Override
    public Integer call() {
        var config = ProbeConfig.of(address(), Duration.ofSeconds(length()), insecure);
        var err = spec.commandLine().getErr();
        var shown = new AtomicBoolean();
        try (var probe = new StreamProbe(config, System::nanoTime, line -> say(err, line))) {
            // Ctrl-C ends the run, not the report.
            var hook = new Thread(() -> {
                probe.stop();
                if (shown.compareAndSet(false, true)) {
                    show(probe.report());
                }
            });
            Runtime.getRuntime().addShutdownHook(hook);
            var report = probe.run();
            if (shown.compareAndSet(false, true)) {
                show(report);
            }
            return CheckReportText.exitCode(report);
        }
    }

    private URI address() {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme());
            if ((scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong("URL is " + url + "; must be an address: " + e.getReason());
        }
        throw wrong("URL is " + url + "; must begin with http:// or https:// and a host");
    }

    private int length() {
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw wrong("--seconds is " + seconds + "; must be from 1 to " + SECONDS_MAX);
        }
        return seconds;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private void show(CheckReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(CheckReportJson.of(report));
        } else {
            CheckReportText.lines(report).forEach(out::println);
        }
        out.flush();
    }
}
