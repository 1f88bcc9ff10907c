package dev.flightcase.bench.crash;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.forgetful.PowerCut;
import java.util.random.RandomGenerator;

/** The machine's own disk: kill -9 takes what the process had not yet written, and nothing else. */
final class PlainDisk implements Medium {
    @Override
    public PowerCut.Loss strike(NodeRun node, RandomGenerator random) throws InterruptedException {
        node.kill();
        return new PowerCut.Loss(0, 0, 0);
    }

    @Override
    public void close() {}
}
