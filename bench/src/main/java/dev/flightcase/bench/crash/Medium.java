package dev.flightcase.bench.crash;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.forgetful.PowerCut;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Where a node keeps its data: below the folder {@code data} of its own folder. */
interface Medium extends AutoCloseable {

    /** Ends the node at this moment; answers what its disk has forgotten. */
    PowerCut.Loss strike(NodeRun node, RandomGenerator random) throws IOException, InterruptedException;

    @Override
    void close();
}
