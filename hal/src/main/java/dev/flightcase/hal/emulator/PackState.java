package dev.flightcase.hal.emulator;

/**
 * What the microcontroller of a power board knows.
 *
 * @param volts of the pack
 * @param amperes into the pack
 * @param chargePercent 0 to 100
 * @param capacityAmpereHours when full
 * @param inputVolts 0 while nothing is plugged in
 * @param inputAmperes drawn from outside
 * @param outputAmperes towards the node
 * @param celsius of the board
 */
public record PackState(
        double volts,
        double amperes,
        double chargePercent,
        double capacityAmpereHours,
        double inputVolts,
        double inputAmperes,
        double outputAmperes,
        double celsius) {

    boolean external() {
        return inputVolts > 0;
    }
}
