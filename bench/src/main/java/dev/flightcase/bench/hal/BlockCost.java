package dev.flightcase.bench.hal;

/**
 * What so many blocks took of the thread that heard them.
 *
 * @param lineBytes of the blocks and of what came between them
 * @param allocated bytes
 * @param nanos of CPU time: others may use the machine, too
 */
record BlockCost(long blocks, long lineBytes, long allocated, long nanos) {

    double allocatedEach() {
        return (double) allocated / blocks;
    }

    double blocksPerSecond() {
        return blocks * 1e9 / nanos;
    }

    double megabytesPerSecond() {
        return lineBytes * 1e3 / nanos;
    }
}
