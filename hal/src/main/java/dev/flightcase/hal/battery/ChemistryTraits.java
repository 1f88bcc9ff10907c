package dev.flightcase.hal.battery;

import dev.flightcase.hal.Chemistry;

/**
 * What the estimator and the shutdown rule must know of a chemistry beside its rest voltages. Volts are per cell.
 *
 * @param tableVolts how far a real cell at rest is from the table, one standard deviation: maker, age,
 *     hysteresis, and half a percent of the meter (INA219 datasheet, electrical characteristics)
 * @param fullVolts a charger that holds at least this, with next to no current, has filled the pack
 * @param soonVolts a discharging cell below this has some percent left, whatever the table says
 * @param nowVolts below this the voltage falls faster than a node can be stopped carefully
 * @param kneeVolts the rest voltage falls so steeply, for the whole charge, only at the end
 * @param chargeKept share of the charge put in that comes out again
 */
record ChemistryTraits(
        double tableVolts, double fullVolts, double soonVolts, double nowVolts, double kneeVolts, double chargeKept) {

    static ChemistryTraits of(Chemistry chemistry) {
        return switch (chemistry) {
            case LI_ION -> new ChemistryTraits(0.03, 4.08, 3.35, 3.25, 3.0, 0.99);
            case LIFEPO4 -> new ChemistryTraits(0.018, 3.45, 3.00, 2.90, 2.5, 0.99);
            case LEAD_ACID -> new ChemistryTraits(0.025, 2.25, 1.93, 1.88, 1.0, 0.88);
        };
    }
}
