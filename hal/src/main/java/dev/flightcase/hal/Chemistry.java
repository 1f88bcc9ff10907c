package dev.flightcase.hal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a battery cell is made of, and its voltage at rest (25 °C, no current for half an hour) for a charge.
 *
 * <p>The curves are typical ones, good for a model and for anchors. In the flat middle of LiFePO4 one
 * percent of charge is two millivolts: there, voltage is no gauge.
 */
@SuppressWarnings("ImmutableEnumChecker") // Both lists come from List.of.
public enum Chemistry {
    /** NMC or LCO cells, 3.6 V nominal. */
    LI_ION(
            List.of(0.0, 2.0, 5.0, 10.0, 20.0, 30.0, 42.0, 53.0, 62.0, 75.0, 85.0, 94.0, 100.0),
            List.of(3.00, 3.30, 3.40, 3.50, 3.60, 3.65, 3.70, 3.75, 3.80, 3.90, 4.00, 4.10, 4.20)),
    LIFEPO4(
            List.of(0.0, 5.0, 9.0, 14.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 90.0, 99.0, 100.0),
            List.of(2.50, 2.80, 3.00, 3.12, 3.20, 3.25, 3.28, 3.30, 3.32, 3.33, 3.35, 3.40, 3.65)),
    /** Flooded or AGM, per 2 V cell: a sixth of the usual 12 V table. */
    LEAD_ACID(
            List.of(0.0, 15.0, 30.0, 50.0, 80.0, 100.0),
            List.of(11.50 / 6, 11.80 / 6, 12.00 / 6, 12.20 / 6, 12.50 / 6, 12.73 / 6));

    private final List<Double> chargePercents;
    private final List<Double> cellVolts;

    Chemistry(List<Double> chargePercents, List<Double> cellVolts) {
        this.chargePercents = chargePercents;
        this.cellVolts = cellVolts;
    }

    /** As files say it: {@code li-ion}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException}, whose message is the rule. */
    public static Chemistry parse(String word) {
        return Arrays.stream(values())
                .filter(chemistry -> chemistry.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(Chemistry::word).collect(Collectors.joining(", "))));
    }

    /** Straight lines between the points of the table; a charge outside 0 to 100 is taken as the nearest end. */
    public double restVolts(double chargePercent) {
        for (int i = 1; i < chargePercents.size(); i++) {
            double high = chargePercents.get(i);
            if (chargePercent <= high) {
                double low = chargePercents.get(i - 1);
                double share = Math.max(0, (chargePercent - low) / (high - low));
                return cellVolts.get(i - 1) + share * (cellVolts.get(i) - cellVolts.get(i - 1));
            }
        }
        return cellVolts.getLast();
    }

    public double emptyVolts() {
        return cellVolts.getFirst();
    }

    public double fullVolts() {
        return cellVolts.getLast();
    }
}
