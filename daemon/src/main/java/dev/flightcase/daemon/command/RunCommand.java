package dev.flightcase.daemon.command;

import dev.flightcase.daemon.BuildInfo;
import dev.flightcase.daemon.EdgeNode;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The daemon. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the node until it is told to stop (SIGTERM, Ctrl-C).")
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws Exception {
        var settings = config.read();
        var build = BuildInfo.load();
        log.atInfo()
                .addKeyValue("version", build.version())
                .addKeyValue("commit", build.commit())
                .addKeyValue("java", Runtime.version())
                .addKeyValue("config", config.file().toAbsolutePath())
                .log("flightcase starts");
        var node = new EdgeNode(settings, build);
        try {
            node.start();
        } catch (Exception e) {
            try (node) {
                throw e;
            }
        }
        stopWithProcess(node);
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** A signal ends the JVM with 128 + its number; a clean stop is no failure, so the hook says how it went. */
    private static void stopWithProcess(EdgeNode node) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            int code = ExitCode.OK;
                            try {
                                node.close();
                                log.atInfo().log("flightcase stopped");
                            } catch (Exception e) {
                                log.atError().setCause(e).log("flightcase did not stop cleanly");
                                code = ExitCode.FAILED;
                            }
                            Runtime.getRuntime().halt(code);
                        },
                        "stop"));
    }
}
