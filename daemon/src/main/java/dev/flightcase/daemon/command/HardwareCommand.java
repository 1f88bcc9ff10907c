package dev.flightcase.daemon.command;

import dev.flightcase.daemon.PowerBoard;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.hal.SensorRound;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The power board, asked by the running daemon, or by this command while none runs. */
@Command(
        name = HardwareVerb.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Shows the power board: what answers, what its profile (hal.board) expects, live values, and what to do where they differ.",
            "Works while the node runs, and while it is stopped. Exits with 0 when every part is as the profile says, else with 1."
        })
final class HardwareCommand implements Callable<Integer> {
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** The first look configures a chip, the second finds a whole conversion, the third is for one that missed its address. */
    private static final int LOOKS = 3;

    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Override
    public Integer call() throws IOException {
        var node = daemon.readConfig();
        var answer = daemon.answer(node, HardwareVerb.NAME, "");
        return daemon.report(answer.isPresent() ? answer.get() : alone(node));
    }

    private static CommandResult alone(NodeConfig node) {
        var time = new Timebase(InstantSource.system(), System::nanoTime);
        try (var board = PowerBoard.of(node.hal().board()).open(time, PERIOD)) {
            var round = new SensorRound(board.sensors(), node.hal().staleAfterPeriods(), time);
            for (int look = 0; look < LOOKS && !board.sensors().isEmpty(); look++) {
                Thread.sleep(PERIOD);
                round.read();
            }
            return new HardwareReport(board.look(), round.snapshot()).result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the board was asked", e);
        }
    }
}
