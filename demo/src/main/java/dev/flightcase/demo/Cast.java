package dev.flightcase.demo;

import dev.flightcase.demo.encoder.EncoderCommand;
import dev.flightcase.demo.folder.RunDirectory;
import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.process.Restarts;
import dev.flightcase.demo.process.Supervised;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs of a demo, not yet started: hub, node and encoder. */
final class Cast {
    /** 143: a JVM that ended by SIGTERM. */
    private static final Set<Integer> JVM_EXITS = Set.of(0, 143);
    /** 255: ffmpeg that ended by a signal, after it has closed its output. */
    private static final Set<Integer> FFMPEG_EXITS = Set.of(0, 255);

    private static final Restarts PROGRAMS = new Restarts(3, Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final Restarts ENCODER = new Restarts(20, Duration.ofMillis(500), Duration.ofSeconds(5));

    private final Supervised hub;
    private final Supervised node;
    private final Supervised encoder;

    Cast(DemoOptions options, RunDirectory run, EncoderCommand encoderCommand, Supervised.Listener listener) {
        // The launchers look for Java themselves; they shall find the one that runs the demo.
        var java = Map.of("JAVA_HOME", System.getProperty("java.home"));
        hub = new Supervised(
                new ChildProcess("hub", run.log("hub"), java),
                () -> command(options.hubLauncher(), run.root().resolve("hub.toml")),
                PROGRAMS,
                JVM_EXITS,
                listener);
        node = new Supervised(
                new ChildProcess("node", run.log("node"), java),
                () -> command(options.nodeLauncher(), run.root().resolve("node.toml")),
                PROGRAMS,
                JVM_EXITS,
                listener);
        encoder = new Supervised(
                new ChildProcess("encoder", run.log("encoder")),
                encoderCommand::arguments,
                ENCODER,
                FFMPEG_EXITS,
                listener);
    }

    private static List<String> command(Path launcher, Path config) {
        return List.of(launcher.toString(), "run", "--config", config.toString());
    }

    Supervised hub() {
        return hub;
    }

    Supervised node() {
        return node;
    }

    Supervised encoder() {
        return encoder;
    }

    /** Ends everything at once. */
    void kill() {
        encoder.kill();
        node.kill();
        hub.kill();
    }
}
