package dev.flightcase.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hub itself. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the hub until it is told to stop (SIGTERM, Ctrl-C).")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "/etc/flightcase-hub/hub.toml",
            description = "The hub's configuration (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path file;

    @Override
    public Integer call() throws Exception {
        var config = HubConfigReader.read(file);
        long began = System.nanoTime();
        LOG.atInfo()
                .addKeyValue("java", Runtime.version())
                .addKeyValue("config", file.toAbsolutePath())
                .log("flightcase-hub starts");
        var hub = new Hub(config, InstantSource.system(), System::nanoTime);
        var hook = new Thread(() -> stop(hub), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            hub.start();
        } catch (Exception e) {
            giveUp(hub, hook);
            throw e;
        }
        LOG.atInfo()
                .addKeyValue("mqtt", hub.brokerUri())
                .addKeyValue(
                        "page",
                        "http://" + config.http().bindAddress() + ":"
                                + hub.http().port() + "/")
                .addKeyValue("httpsPort", hub.http().tlsPort())
                .addKeyValue(
                        "mqttsPort", hub.brokerTlsPort().map(String::valueOf).orElse("none"))
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - began).toMillis())
                .log("flightcase-hub is ready");
        new CountDownLatch(1).await();
        return Failures.OK;
    }

    /** A signal ends the JVM with 128 + its number; a clean stop is no failure, so the hook says how it went. */
    private static void stop(Hub hub) {
        int code = Failures.OK;
        try {
            hub.close();
            LOG.atInfo().log("flightcase-hub stopped");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("flightcase-hub did not stop cleanly");
            code = Failures.FAILED;
        }
        Runtime.getRuntime().halt(code);
    }

    private static void giveUp(Hub hub, Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // A signal came while we started: the hook is at work and ends the process.
            new CountDownLatch(1).await();
        }
        hub.close();
    }
}
