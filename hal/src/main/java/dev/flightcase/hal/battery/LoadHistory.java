package dev.flightcase.hal.battery;

import java.util.Arrays;

/**
 * Net drain of the last hours, in blocks of half a minute. Drain is positive while the battery gives.
 */
final class LoadHistory {

    static final double BLOCK_SECONDS = 30;
    private static final double BLOCKS_PER_MINUTE = 60 / BLOCK_SECONDS;
    private static final int BLOCKS = 480;
    /** Half an hour: so much at least is looked back. */
    private static final int RECENT = 60;

    private static final int PEAKS = 240;
    /** Five minutes: the spread of their means tells how much the load may yet change. */
    private static final int GROUP = 10;
    /** A change of the mean by this much is a new load, not a pulse of the old one. */
    private static final double CHANGED_SHARE = 0.2;
    /** Nobody's load stays the same for an hour. */
    private static final double DRIFT_SHARE = 0.04;

    private final double[] watts = new double[BLOCKS];
    private final double[] amperes = new double[BLOCKS];
    private final double[] peaks = new double[BLOCKS];
    private int count;
    private double peak;

    /**
     * A load to plan with.
     *
     * @param watts mean
     * @param amperes mean
     * @param sigmaShare of the mean that is to come, as a share of it
     */
    record Plan(double watts, double amperes, double sigmaShare) {}

    void add(double wattsOut, double amperesOut, double peakAmperesOut) {
        int at = count % BLOCKS;
        watts[at] = wattsOut;
        amperes[at] = amperesOut;
        peaks[at] = peakAmperesOut;
        count++;
        peak = usualPeak();
    }

    /**
     * For so many minutes ahead as many are looked back, half an hour to four: pulses and drift even out over both.
     * After a change of the load only what came since counts.
     */
    Plan plan(double minutes) {
        int wanted = Math.clamp(Math.round(minutes * BLOCKS_PER_MINUTE), RECENT, BLOCKS);
        int back = isNew() ? GROUP : Math.min(wanted, blocks());
        double mean = mean(watts, back);
        int groups = Math.max(1, back / GROUP);
        double ahead = Math.max(1, minutes * BLOCKS_PER_MINUTE / GROUP);
        double uneven = spreadShare(Math.max(back, Math.min(RECENT, blocks()))) * Math.sqrt(1.0 / groups + 1 / ahead);
        return new Plan(mean, mean(amperes, back), Math.hypot(DRIFT_SHARE, uneven));
    }

    /** Of the last half hour. */
    double amperes() {
        return mean(amperes, isNew() ? GROUP : RECENT);
    }

    double amperesRecent() {
        return mean(amperes, GROUP);
    }

    /** What the pack is asked for again and again, rarely too: of the peaks of each block of two hours, one in twenty is higher. */
    double peakAmperes() {
        return peak;
    }

    private double usualPeak() {
        int blocks = Math.min(blocks(), PEAKS);
        var sorted = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            sorted[i] = peaks[ago(i)];
        }
        Arrays.sort(sorted);
        return sorted[Math.min(blocks - 1, blocks * 19 / 20)];
    }

    /** A new load is one that none of the five minutes of the half hour before comes near: a pulse does not count. */
    private boolean isNew() {
        int groups = Math.min(blocks(), RECENT) / GROUP;
        if (groups < 2) {
            return false;
        }
        double recent = group(0);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int group = 1; group < groups; group++) {
            low = Math.min(low, group(group));
            high = Math.max(high, group(group));
        }
        double margin = CHANGED_SHARE * Math.max(Math.abs(low), Math.abs(high));
        return recent < low - margin || recent > high + margin;
    }

    /** Spread of five-minute means, as a share of the mean; 0 while there are not two of them. */
    private double spreadShare(int back) {
        int groups = back / GROUP;
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

    /** Mean watts of five minutes, the newest being 0. */
    private double group(int index) {
        double sum = 0;
        for (int i = 0; i < GROUP; i++) {
            sum += watts[ago(index * GROUP + i)];
        }
        return sum / GROUP;
    }

    private double mean(double[] of, int back) {
        int blocks = Math.min(back, blocks());
        double sum = 0;
        for (int i = 0; i < blocks; i++) {
            sum += of[ago(i)];
        }
        return blocks == 0 ? 0 : sum / blocks;
    }

    private int ago(int blocks) {
        return Math.floorMod(count - 1 - blocks, BLOCKS);
    }

    private int blocks() {
        return Math.min(count, BLOCKS);
    }
}
