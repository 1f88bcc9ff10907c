package dev.flightcase.hal.vedirect;

/** Told of each verified block, on the thread that feeds the parser. */
@FunctionalInterface
public interface BlockListener {

    /** {@code block} is good until this returns. */
    void block(VeBlock block);
}
