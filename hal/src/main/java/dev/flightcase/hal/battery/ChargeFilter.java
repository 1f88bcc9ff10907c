package dev.flightcase.hal.battery;

import java.util.Arrays;

/**
 * A Kalman filter over three numbers that explain each other: ampere-hours in the pack, ampere-hours it holds
 * when full, and how far its rest voltage is from the table.
 *
 * <p>The third one is why a wrong table or meter cannot talk the filter into certainty: its error stays the
 * same from one look to the next, and only drifts while charge moves. Where the rest curve is flat a voltage
 * teaches the third number and hardly the first. The curve is linearised over the spread of the charge and not
 * at one point (Gauss-Hermite, five points), since it bends within that spread.
 *
 * <p>Capacity is in ampere-hours of this meter: a shunt that reads three percent too much has a pack three
 * percent larger, and the minutes come out right.
 */
final class ChargeFilter {

    /** Nodes and weights of Gauss-Hermite quadrature for a standard normal, n = 5. */
    private static final double[] NODES = {-2.856970, -1.355626, 0, 1.355626, 2.856970};

    private static final double[] WEIGHTS = {0.0112574, 0.2220759, 0.5333333, 0.2220759, 0.0112574};

    private static final int CHARGE = 0;
    private static final int CAPACITY = 1;
    private static final int BIAS = 2;

    /** After a whole capacity has moved the count is off by this share: efficiency, rounding, bit flips. */
    private static final double COUNT_SHARE = 0.015;
    /** What a current meter is off at no current, and for how many hours that goes the same way. */
    private static final double OFFSET_AMPERES = 0.005;

    private static final double OFFSET_HOURS = 10;
    /** A pack changes by so much while one capacity moves. */
    private static final double FADE_SHARE = 0.003;
    /** The error of the table is another one after this share of the capacity. */
    private static final double BIAS_MEMORY_SHARE = 0.25;

    private static final double DEVIATIONS = 2;
    /** A voltage that is this many deviations off is not what the filter thinks it measures. */
    private static final double SURPRISE = 4;
    /** Blocks in a row that were surprising: then it was the filter that was wrong. */
    private static final int SURPRISES_MAX = 6;

    private final RestCurve curve;
    private final double nominal;
    private final double[] mean = new double[3];
    private final double[][] covariance = new double[3][3];
    private double steadyBias;
    private int surprises;

    ChargeFilter(RestCurve curve, double nominalAmpereHours) {
        this.curve = curve;
        this.nominal = nominalAmpereHours;
    }

    /** Begins anew with what is believed of share and capacity, each with its standard deviation. */
    void begin(Belief share, Belief capacity, double biasVolts) {
        steadyBias = biasVolts;
        mean[CHARGE] = share.value() * capacity.value();
        mean[CAPACITY] = capacity.value();
        mean[BIAS] = 0;
        for (var row : covariance) {
            Arrays.fill(row, 0);
        }
        double varianceOfCapacity = capacity.sigma() * capacity.sigma();
        double shareSigma = share.sigma() * capacity.value();
        covariance[CAPACITY][CAPACITY] = varianceOfCapacity;
        covariance[CHARGE][CAPACITY] = share.value() * varianceOfCapacity;
        covariance[CAPACITY][CHARGE] = covariance[CHARGE][CAPACITY];
        covariance[CHARGE][CHARGE] = share.value() * share.value() * varianceOfCapacity + shareSigma * shareSigma;
        covariance[BIAS][BIAS] = biasVolts * biasVolts;
        surprises = 0;
    }

    /**
     * Charge moved, positive into the pack, within so many hours.
     *
     * @param extraSigma of the ampere-hours, for what was not measured
     */
    void move(double ampereHours, double hours, double extraSigma) {
        double moved = Math.abs(ampereHours) / mean[CAPACITY];
        mean[CHARGE] += ampereHours;
        double capacity = mean[CAPACITY];
        covariance[CHARGE][CHARGE] += square(COUNT_SHARE * capacity) * moved
                + OFFSET_AMPERES * OFFSET_AMPERES * hours * OFFSET_HOURS
                + extraSigma * extraSigma;
        covariance[CAPACITY][CAPACITY] += square(FADE_SHARE * capacity) * moved;
        forgetBias(Math.exp(-moved / BIAS_MEMORY_SHARE));
    }

    /** The error of the table that is to be expected from now on, larger while the voltage is bent by current. */
    void expectBias(double volts) {
        if (volts > steadyBias) {
            covariance[BIAS][BIAS] += volts * volts - steadyBias * steadyBias;
        }
        steadyBias = volts;
    }

    /** The table was replaced by what this pack showed: no error of it is known any more. */
    void newTable(double biasVolts) {
        forgetBias(0);
        steadyBias = biasVolts;
        covariance[BIAS][BIAS] = biasVolts * biasVolts;
    }

    private void forgetBias(double kept) {
        mean[BIAS] *= kept;
        covariance[BIAS][BIAS] = kept * kept * covariance[BIAS][BIAS] + (1 - kept * kept) * steadyBias * steadyBias;
        for (int other = CHARGE; other <= CAPACITY; other++) {
            covariance[BIAS][other] *= kept;
            covariance[other][BIAS] = covariance[BIAS][other];
        }
    }

    /**
     * A rest voltage a cell, with what is uncertain about this one look.
     *
     * @param coldShare of the capacity that can be had at the pack's temperature
     */
    void look(double restVolts, double sigmaVolts, double coldShare) {
        double reach = mean[CAPACITY] * coldShare;
        double share = share(coldShare);
        double byCharge = 1 / reach;
        double byCapacity = -mean[CHARGE] / (reach * mean[CAPACITY]);
        double sigma = Math.sqrt(Math.max(1e-8, shareVariance(byCharge, byCapacity)));
        double expected = 0;
        double slope = 0;
        double power = 0;
        for (int i = 0; i < NODES.length; i++) {
            double volts = curve.volts(share + NODES[i] * sigma);
            expected += WEIGHTS[i] * volts;
            slope += WEIGHTS[i] * volts * NODES[i] / sigma;
            power += WEIGHTS[i] * volts * volts;
        }
        double bent = Math.max(0, power - expected * expected - slope * slope * sigma * sigma);
        double[] by = {slope * byCharge, slope * byCapacity, 1};
        double innovation = restVolts - expected - mean[BIAS];
        double noise = sigmaVolts * sigmaVolts + bent;
        if (isBelievable(innovation, by, noise)) {
            learn(by, innovation, noise);
        }
        if (Math.abs(mean[BIAS]) > SURPRISE * steadyBias) {
            forgetBias(0);
            doubtCharge();
        }
    }

    private boolean isBelievable(double innovation, double[] by, double noise) {
        if (innovation * innovation <= SURPRISE * SURPRISE * (spread(by) + noise)) {
            surprises = 0;
            return true;
        }
        surprises++;
        if (surprises < SURPRISES_MAX) {
            return false;
        }
        surprises = 0;
        doubtCharge();
        return false;
    }

    /** No table and no meter is that wrong: it is what was thought of the charge. */
    private void doubtCharge() {
        covariance[CHARGE][CHARGE] += square(0.15 * mean[CAPACITY]);
        covariance[CAPACITY][CAPACITY] += square(0.05 * mean[CAPACITY]);
    }

    /**
     * At an anchor the charge is known whatever was thought before: the looks at voltages that led here are
     * forgotten, also what they made of the capacity.
     */
    void anchor(Belief share, Belief capacity) {
        double was = mean[BIAS];
        double variance = covariance[BIAS][BIAS];
        begin(share, capacity, steadyBias);
        mean[BIAS] = Math.clamp(was, -DEVIATIONS * steadyBias, DEVIATIONS * steadyBias);
        covariance[BIAS][BIAS] = Math.max(variance, steadyBias * steadyBias / 4);
    }

    private void learn(double[] by, double innovation, double noise) {
        double total = spread(by) + noise;
        var column = new double[3];
        for (int i = 0; i < 3; i++) {
            column[i] = covariance[i][0] * by[0] + covariance[i][1] * by[1] + covariance[i][2] * by[2];
        }
        for (int i = 0; i < 3; i++) {
            mean[i] += column[i] / total * innovation;
            for (int j = 0; j < 3; j++) {
                covariance[i][j] -= column[i] * column[j] / total;
            }
        }
        mean[CAPACITY] = Math.clamp(mean[CAPACITY], 0.3 * nominal, 1.5 * nominal);
        mean[CHARGE] = Math.clamp(mean[CHARGE], -0.1 * mean[CAPACITY], 1.05 * mean[CAPACITY]);
    }

    private double spread(double[] by) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += by[i] * covariance[i][j] * by[j];
            }
        }
        return sum;
    }

    /** Of the capacity that can be had at this temperature; 0 is empty there. */
    double share(double coldShare) {
        return (mean[CHARGE] - mean[CAPACITY] * (1 - coldShare)) / (mean[CAPACITY] * coldShare);
    }

    double shareSigma(double coldShare) {
        double reach = mean[CAPACITY] * coldShare;
        return Math.sqrt(Math.max(0, shareVariance(1 / reach, -mean[CHARGE] / (reach * mean[CAPACITY]))));
    }

    private double shareVariance(double byCharge, double byCapacity) {
        return byCharge * byCharge * covariance[CHARGE][CHARGE]
                + 2 * byCharge * byCapacity * covariance[CHARGE][CAPACITY]
                + byCapacity * byCapacity * covariance[CAPACITY][CAPACITY];
    }

    /** Standard deviation of charge above {@code floor} of the capacity, ampere-hours. */
    double sigmaAbove(double floor) {
        return Math.sqrt(Math.max(0, shareVariance(1, -floor)));
    }

    Belief capacity() {
        return new Belief(mean[CAPACITY], Math.sqrt(Math.max(0, covariance[CAPACITY][CAPACITY])));
    }

    Belief charge() {
        return new Belief(mean[CHARGE], Math.sqrt(Math.max(0, covariance[CHARGE][CHARGE])));
    }

    /** Volts a cell that the pack is above the table. */
    double bias() {
        return mean[BIAS];
    }

    private static double square(double value) {
        return value * value;
    }
}
