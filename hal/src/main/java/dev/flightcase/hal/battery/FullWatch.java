package dev.flightcase.hal.battery;

/** Full is the charger's voltage with a tail below C/20; for five minutes, lest a dip counts. */
final class FullWatch {

    private static final double TAIL_SHARE = 0.05;
    private static final double TAIL_OUT_SHARE = 0.005;
    private static final int TAIL_BLOCKS = 10;
    private static final int FULL_AGAIN_BLOCKS = 60;

    private final double fullVolts;
    private final double nominal;
    private int tailBlocks;

    FullWatch(double fullVolts, double nominalAmpereHours) {
        this.fullVolts = fullVolts;
        this.nominal = nominalAmpereHours;
    }

    /** One block of {@link LoadHistory#BLOCK_SECONDS}: whether the pack is full, each half hour that it stays so. */
    boolean isFull(double cellVolts, double amperes) {
        boolean tail = cellVolts >= fullVolts && amperes < TAIL_SHARE * nominal && amperes > -TAIL_OUT_SHARE * nominal;
        tailBlocks = tail ? tailBlocks + 1 : 0;
        return tailBlocks >= TAIL_BLOCKS && (tailBlocks - TAIL_BLOCKS) % FULL_AGAIN_BLOCKS == 0;
    }

    /** It was not, a block ago. */
    boolean isNew() {
        return tailBlocks == TAIL_BLOCKS;
    }
}
