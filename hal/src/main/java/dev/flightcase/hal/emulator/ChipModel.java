package dev.flightcase.hal.emulator;

/** What is behind the registers of one chip. Called by {@link RegisterBank} on the thread of the transfer. */
public interface ChipModel {

    /** Registers as data sheet and maker leave them when power comes on; they are 0 before this call. */
    void powerOn(RegisterBank bank);

    /** Brings the registers up to date before they are read. */
    default void sample(RegisterBank bank) {}

    /** The host has written a register; what may not be written is not put there. */
    default void written(RegisterBank bank, int register, long value) {}

    /** The host has read a register: where reading clears something. */
    default void wasRead(RegisterBank bank, int register) {}

    default void loseCalibration(RegisterBank bank) {}
}
