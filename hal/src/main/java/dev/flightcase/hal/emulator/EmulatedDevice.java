package dev.flightcase.hal.emulator;

/** Something at one address of an {@link EmulatedBus}. Called by one thread at a time. */
public interface EmulatedDevice {

    /** The first byte chooses the register, the others are written to it and on. */
    void write(byte[] bytes);

    /** From where the last write pointed. */
    byte[] read(int count);

    /** Power went and came back: everything stands as after it came on. */
    void losePower();

    /** What calibration there is goes, the rest stays: a short dip of the supply. */
    void loseCalibration();
}
