package dev.flightcase.hal.battery;

import dev.flightcase.hal.Moment;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Minutes left where no chip measures current: from how a percent fell over the last half hour. The percent is
 * a gauge chip's, or the rest-voltage table's. Both are bent by load and age, and the band says so.
 */
final class PercentTrend {

    private static final int BLOCKS = 60;
    private static final int BLOCKS_MIN = 20;
    private static final double BLOCK_SECONDS = 30;
    private static final double BLOCKS_PER_MINUTE = 60 / BLOCK_SECONDS;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SILENCE_SECONDS = 60;
    /** A fall by less than this over the window is noise. */
    private static final double FALL_MIN = 1.0;

    private static final double SIGMA_POINTS = 12;
    private static final double BAND_SHARE = 0.4;

    private final BatteryPack pack;
    private final RestCurve curve;
    private final double[] percents = new double[BLOCKS];
    private int count;
    private double sum;
    private int inBlock;
    private BatteryEstimate.Method method = BatteryEstimate.Method.VOLTAGE;
    private Optional<Moment> blockBegan = Optional.empty();
    private Optional<Moment> last = Optional.empty();

    PercentTrend(BatteryPack pack) {
        this.pack = pack;
        this.curve = new RestCurve(pack.chemistry());
    }

    void observe(Moment at, OptionalDouble volts, OptionalDouble gaugePercent) {
        if (gaugePercent.isEmpty() && volts.isEmpty()) {
            return;
        }
        var by = gaugePercent.isPresent() ? BatteryEstimate.Method.GAUGE : BatteryEstimate.Method.VOLTAGE;
        if (by != method || isSilent(at)) {
            count = 0;
            sum = 0;
            inBlock = 0;
            method = by;
            blockBegan = Optional.empty();
        }
        sum += gaugePercent.isPresent()
                ? gaugePercent.getAsDouble()
                : 100 * curve.share(volts.orElseThrow() / pack.cells());
        inBlock++;
        last = Optional.of(at);
        var began = blockBegan.orElse(at);
        blockBegan = Optional.of(began);
        if (at.since(began).toNanos() / NANOS_PER_SECOND >= BLOCK_SECONDS) {
            percents[count++ % BLOCKS] = sum / inBlock;
            sum = 0;
            inBlock = 0;
            blockBegan = Optional.of(at);
        }
    }

    Optional<BatteryEstimate> estimate(Moment now) {
        if (count == 0 || isSilent(now)) {
            return Optional.empty();
        }
        double percent = Math.clamp(percents[Math.floorMod(count - 1, BLOCKS)], 0, 100);
        var minutes = minutes(percent);
        return Optional.of(new BatteryEstimate(
                percent,
                SIGMA_POINTS,
                method,
                count < BLOCKS_MIN,
                minutes,
                minutes.isPresent() ? "" : "without a current, minutes need a clear fall over ten minutes",
                new Belief(pack.nominalAmpereHours(), pack.nominalAmpereHours() / 10)));
    }

    private Optional<MinutesLeft> minutes(double percent) {
        int blocks = Math.min(count, BLOCKS);
        double perMinute = -slopePerBlock(blocks) * BLOCKS_PER_MINUTE;
        if (blocks < BLOCKS_MIN || perMinute * blocks / BLOCKS_PER_MINUTE < FALL_MIN) {
            return Optional.empty();
        }
        double likely = percent / perMinute;
        double doubt = BAND_SHARE * likely + SIGMA_POINTS / perMinute;
        return likely > MinutesLeft.MAX
                ? Optional.empty()
                : Optional.of(new MinutesLeft(
                        Math.max(0, likely - doubt), likely, Math.min(MinutesLeft.MAX, likely + doubt)));
    }

    /** Least squares over the window. */
    private double slopePerBlock(int blocks) {
        double middle = (blocks - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < blocks; i++) {
            double at = i - middle;
            above += at * percents[Math.floorMod(count - blocks + i, BLOCKS)];
            below += at * at;
        }
        return below == 0 ? 0 : above / below;
    }

    private boolean isSilent(Moment at) {
        return last.filter(then -> at.since(then).toNanos() / NANOS_PER_SECOND > SILENCE_SECONDS)
                .isPresent();
    }
}
