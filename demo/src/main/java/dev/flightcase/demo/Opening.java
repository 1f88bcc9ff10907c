package dev.flightcase.demo;

import dev.flightcase.demo.event.SampleEvent;
import dev.flightcase.demo.process.LogTail;
import dev.flightcase.demo.process.OneShot;
import dev.flightcase.demo.process.Supervised;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Act one: everything comes up. Hub, node with encoder, and sample event start side by side, since none needs another one to start:
 * the node imports while it runs and finds its hub when it is there.
 */
final class Opening {
    /** A part that is not there after this time has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOG_LINES = 8;
    /** Two segments: a player can start, and the node has shown that it goes on. */
    private static final int SEGMENTS = 2;

    private static final long PICTURES_SEED = 7;

    private final World world;
    private final Cast cast;
    private final InstantSource clock;

    Opening(World world, Cast cast, InstantSource clock) {
        this.world = world;
        this.cast = cast;
        this.clock = clock;
    }

    /** A condition that asks a peer. */
    private interface Question {
        boolean holds() throws InterruptedException;
    }

    /**
     * Blocks until everything serves.
     *
     * @throws DemoException with the log's end if a part does not come up
     */
    void run() throws InterruptedException {
        world.relay().start();
        var tasks = Executors.newVirtualThreadPerTaskExecutor();
        try {
            if (world.options().uplink().claim()) {
                hub();
                NodeClaim.run(world, PATIENCE);
                allOf(tasks, List.of(this::live, this::catalog));
            } else {
                allOf(tasks, List.of(this::hub, this::live, this::catalog));
            }
        } finally {
            // After a failure the others are not waited for.
            tasks.shutdownNow();
        }
        await(cast.node(), () -> world.node().isReady(), "does not say that it is ready");
        await(cast.node(), () -> world.hub().hearsNode(), "is not heard by the hub");
        world.progress().step("heartbeat", "the hub sees the node and hears its readings");
    }

    /** The first failure ends the wait of the others. */
    private void allOf(ExecutorService tasks, List<Callable<Object>> parts) throws InterruptedException {
        var running = new ExecutorCompletionService<Object>(tasks);
        parts.forEach(running::submit);
        try {
            for (int i = 0; i < parts.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            world.stop().request();
            throw e.getCause() instanceof DemoException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private Object hub() throws InterruptedException {
        cast.hub().start();
        await(cast.hub(), () -> world.hub().isAlive(), "does not answer");
        world.progress()
                .step(
                        "hub",
                        "MQTT broker on " + world.options().ports().mqtt() + ", page on "
                                + world.options().ports().hubPage());
        return cast.hub();
    }

    private Object live() throws InterruptedException {
        cast.node().start();
        await(cast.node(), () -> world.node().isAlive(), "does not answer");
        world.progress().step("node", "serves on " + world.addresses().node());
        cast.encoder().start();
        await(
                cast.encoder(),
                () -> world.node().segments(world.addresses().live()) >= SEGMENTS,
                "has no segments in the node's playlist");
        world.progress().step("live", "the encoder's picture can be played");
        return cast.encoder();
    }

    private Object catalog() throws InterruptedException {
        SampleEvent.Written event;
        try {
            event = new SampleEvent(PICTURES_SEED).write(world.run().event(), clock.instant());
        } catch (IOException e) {
            throw new DemoException("cannot write the sample event (" + e + "); check the disk", e);
        }
        world.progress()
                .step(
                        "event",
                        event.products() + " products with pictures, in "
                                + world.run().event());
        await(cast.node(), () -> world.node().isAlive(), "does not answer");
        var result = OneShot.run(importCommand(), PATIENCE);
        if (!result.ok()) {
            throw new DemoException(failure(
                    "import",
                    "ended with exit code " + result.exitCode(),
                    result.output().lines().toList()));
        }
        await(cast.node(), () -> world.node().products() > 0, "has no products in its catalog");
        world.progress().step("catalog", "imported; " + world.node().products() + " products are served");
        return result;
    }

    private List<String> importCommand() {
        return List.of(
                "/usr/bin/env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                world.options().nodeLauncher().toString(),
                "import",
                world.run().event().toString(),
                "--config",
                world.run().root().resolve("node.toml").toString());
    }

    private void await(Supervised program, Question question, String complaint) throws InterruptedException {
        boolean there = world.stop().waitUntil(() -> program.deaths() > 0 || holds(question), PATIENCE);
        if (program.deaths() > 0) {
            throw notUp(program, "ended with exit code " + program.lastExit());
        }
        if (!there) {
            throw world.stop().isRequested()
                    ? new DemoException("stopped before it was ready")
                    : notUp(program, complaint + " after " + PATIENCE.toSeconds() + " s");
        }
    }

    private static boolean holds(Question question) {
        try {
            return question.holds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DemoException notUp(Supervised program, String why) {
        Path log = world.run().log(program.name());
        return new DemoException(
                failure(program.name(), why + "; " + log + " ends with", LogTail.lines(log, LOG_LINES)));
    }

    private static String failure(String part, String why, List<String> lines) {
        var text = new StringBuilder("the " + part + " " + why + ":");
        lines.stream()
                .skip(Math.max(0, lines.size() - LOG_LINES))
                .forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
