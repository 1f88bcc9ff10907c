package dev.flightcase.hal.battery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges evidence: a pure function that never acts.
 *
 * <p>One source alone never stops the node, however sure it is. A voltage counts only after several gated
 * readings in a row over some seconds; its second witness is the ampere-hour count, which must at least not
 * rule out that the pack is empty, or a gauge chip. The power-loss line is no witness of an empty pack: it
 * tells that the node runs on it, which is every evening, and on sister boards it tells the opposite. A
 * battery that takes current is not at its end.
 *
 * @param readings in a row, at least, for a low voltage or gauge to count
 * @param over so long, at least
 * @param warnMinutes tell people when it may be so little
 * @param soonMinutes two witnesses and so little likely left: stop soon
 */
public record ShutdownRule(int readings, Duration over, double warnMinutes, double soonMinutes) {

    /** A count that does not rule out this share of the charge does not contradict an empty pack. */
    private static final double EMPTY_SHARE = 0.05;

    /** The count is sure of an empty pack when one deviation more would still be so little. */
    private static final double SURELY_EMPTY_SHARE = 0.04;

    private static final double DEVIATIONS = 3;
    private static final Duration WITHOUT_VOLTAGE = Duration.ofMinutes(5);
    /** A voltage that the count contradicts must have been low for so long, and have shown how a pack ends. */
    private static final Duration KNEE_OVER = Duration.ofMinutes(2);

    /** A band that begins low, of a guess this many times longer, is no knowledge. */
    private static final double WIDE = 4;

    /** Between the second line and the last, minutes that are plainly more than this may hold a stop back. */
    private static final double CONTRADICTING_MINUTES = 15;

    public ShutdownRule {
        if (readings < 2 || over.isNegative() || !(warnMinutes >= soonMinutes) || !(soonMinutes >= 1)) {
            throw new IllegalArgumentException("shutdown rule is " + readings + " readings over " + over + ", warn at "
                    + warnMinutes + " min, stop at " + soonMinutes
                    + " min; must be 2 readings or more, and warn before it stops");
        }
    }

    public static ShutdownRule defaults() {
        return new ShutdownRule(4, Duration.ofSeconds(6), 30, 10);
    }

    public Decision judge(PowerEvidence evidence) {
        if (evidence.amperes().isPresent() && evidence.amperes().getAsDouble() > 0) {
            return new Decision.Stay(List.of(String.format(
                    Locale.ROOT, "it takes %.2f A", evidence.amperes().getAsDouble())));
        }
        if (isNow(evidence)) {
            return new Decision.StopNow(words(evidence));
        }
        if (isSoon(evidence)) {
            return new Decision.StopSoon(words(evidence));
        }
        return isWarning(evidence)
                ? new Decision.Warn(words(evidence))
                : new Decision.Stay(List.of(nothingLow(evidence)));
    }

    private boolean isNow(PowerEvidence evidence) {
        boolean second = isSeconded(evidence);
        boolean lowest = counts(evidence.below().last());
        boolean low = counts(evidence.below().now()) && likely(evidence) <= CONTRADICTING_MINUTES;
        // The voltage may be the one that lies; then gauge and count must both be sure, and stay so.
        boolean withoutVoltage = evidence.gaugeLow().lasted().compareTo(WITHOUT_VOLTAGE) >= 0 && countIsEmpty(evidence);
        return (second && (lowest || low)) || withoutVoltage;
    }

    /** By what does not rest on how high the voltage is. */
    private boolean isSeconded(PowerEvidence evidence) {
        return countAllowsEmpty(evidence)
                || counts(evidence.gaugeLow())
                || kneeIsSeen(evidence)
                || evidence.below().byLoad();
    }

    private static boolean kneeIsSeen(PowerEvidence evidence) {
        var run = evidence.below().soon();
        return evidence.knee().isPresent() && run.lasted().compareTo(KNEE_OVER) >= 0;
    }

    private boolean isSoon(PowerEvidence evidence) {
        return isSeconded(evidence) && counts(evidence.below().soon()) && likely(evidence) <= soonMinutes;
    }

    private boolean isWarning(PowerEvidence evidence) {
        boolean little = evidence.minutes().filter(this::isLittle).isPresent();
        return little || counts(evidence.below().soon()) || counts(evidence.gaugeLow()) || countIsEmpty(evidence);
    }

    private boolean isLittle(MinutesLeft minutes) {
        return minutes.low() <= warnMinutes && minutes.likely() <= WIDE * warnMinutes;
    }

    /** Unknown minutes contradict nothing. */
    private static double likely(PowerEvidence evidence) {
        return evidence.minutes().map(MinutesLeft::likely).orElse(0.0);
    }

    private boolean counts(LowRun run) {
        return run.readings() >= readings && run.lasted().compareTo(over) >= 0;
    }

    private static boolean countAllowsEmpty(PowerEvidence evidence) {
        return evidence.count().filter(count -> count.least() <= EMPTY_SHARE).isPresent();
    }

    private static boolean countIsEmpty(PowerEvidence evidence) {
        return evidence.count()
                .filter(count -> count.likely() + (count.likely() - count.least()) / DEVIATIONS <= SURELY_EMPTY_SHARE)
                .isPresent();
    }

    private ArrayList<String> words(PowerEvidence evidence) {
        var words = new ArrayList<String>();
        var run = evidence.below().soon();
        if (run.readings() > 0 && evidence.cellVolts().isPresent()) {
            words.add(String.format(
                    Locale.ROOT,
                    "%.2f V a cell, low in %d readings over %d s",
                    evidence.cellVolts().getAsDouble(),
                    run.readings(),
                    run.lasted().toSeconds()));
        }
        evidence.count()
                .filter(count -> count.least() <= EMPTY_SHARE)
                .ifPresent(count -> words.add(String.format(
                        Locale.ROOT,
                        "%.0f %% left as counted, %.0f %% at least",
                        100 * count.likely(),
                        Math.max(0, 100 * count.least()))));
        if (evidence.below().byLoad()) {
            words.add("the load pulls it down by what its current explains");
        }
        evidence.knee()
                .ifPresent(knee -> words.add(String.format(
                        Locale.ROOT,
                        "a cell fell by %.2f V while %.1f %% of the label went out",
                        knee.volts(),
                        100 * knee.share())));
        if (evidence.gaugeLow().readings() > 0) {
            words.add(String.format(
                    Locale.ROOT,
                    "the gauge chip says empty in %d readings",
                    evidence.gaugeLow().readings()));
        }
        evidence.minutes()
                .filter(this::isLittle)
                .ifPresent(minutes -> words.add(String.format(
                        Locale.ROOT, "%.0f minutes left, %.0f at least", minutes.likely(), minutes.low())));
        return words;
    }

    private static String nothingLow(PowerEvidence evidence) {
        boolean blind = evidence.cellVolts().isEmpty()
                && evidence.count().isEmpty()
                && evidence.minutes().isEmpty();
        return blind ? "no fresh reading of the battery" : "nothing says that it is low";
    }
}
