package dev.flightcase.hal.battery;

import java.util.Arrays;

/**
 * Net drain of the last half hour, in blocks of half a minute. Drain is positive while the battery gives.
 */
final class LoadHistory {

    static final double BLOCK_SECONDS = 30;
    private static final int BLOCKS = 60;
    /** Five minutes: the spread of their means tells how much the load may yet change. */
    private static final int GROUP = 10;
    /** A change of the mean by this much is a new load, not a pulse of the old one. */
    private static final double CHANGED_SHARE = 0.2;

    private final double[] watts = new double[BLOCKS];
    private final double[] amperes = new double[BLOCKS];
    private final double[] peaks = new double[BLOCKS];
    private int count;

    void add(double wattsOut, double amperesOut, double peakAmperesOut) {
        int at = count % BLOCKS;
        watts[at] = wattsOut;
        amperes[at] = amperesOut;
        peaks[at] = peakAmperesOut;
        count++;
    }

    int blocks() {
        return Math.min(count, BLOCKS);
    }

    /** The load to plan with: of the half hour, or of the last five minutes when it has changed since. */
    double watts() {
        return mean(watts, planned());
    }

    double amperes() {
        return mean(amperes, planned());
    }

    double amperesRecent() {
        return mean(amperes, GROUP);
    }

    /** A new load is one that none of the five minutes before it comes near: a pulse of the old one does not count. */
    private int planned() {
        int groups = blocks() / GROUP;
        if (groups < 2) {
            return BLOCKS;
        }
        double recent = group(0);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int group = 1; group < groups; group++) {
            low = Math.min(low, group(group));
            high = Math.max(high, group(group));
        }
        double margin = CHANGED_SHARE * Math.max(Math.abs(low), Math.abs(high));
        return recent < low - margin || recent > high + margin ? GROUP : BLOCKS;
    }

    /** Mean watts of five minutes, the newest being 0. */
    private double group(int index) {
        double sum = 0;
        for (int i = 0; i < GROUP; i++) {
            sum += watts[Math.floorMod(count - 1 - index * GROUP - i, BLOCKS)];
        }
        return sum / GROUP;
    }

    /** What the pack is asked for again and again: the ninth tenth of the peaks of each block. */
    double peakAmperes() {
        int blocks = blocks();
        if (blocks == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(peaks, blocks);
        Arrays.sort(sorted);
        return sorted[Math.min(blocks - 1, blocks * 9 / 10)];
    }

    /** Spread of five-minute means, as a share of the mean; 0 while there are not two of them. */
    double spreadShare() {
        int groups = blocks() / GROUP;
        double all = mean(watts, groups * GROUP);
        if (groups < 2 || all <= 0) {
            return 0;
        }
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            double apart = group(group) - all;
            sum += apart * apart;
        }
        return Math.sqrt(sum / (groups - 1)) / all;
    }

    private double mean(double[] of, int last) {
        int blocks = Math.min(last, blocks());
        double sum = 0;
        for (int i = 1; i <= blocks; i++) {
            sum += of[Math.floorMod(count - i, BLOCKS)];
        }
        return blocks == 0 ? 0 : sum / blocks;
    }
}
