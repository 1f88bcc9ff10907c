package dev.flightcase.hal;

import java.util.List;

/** Hardware around the processor, opened: sensors that share buses and pins. */
public interface Board extends AutoCloseable {

    /** Name of the profile it was opened from. */
    String name();

    List<Sensor> sensors();

    /** How its parts fare now. Blocks on the buses. */
    BoardLook look();

    /** Releases buses and pins. Call after the {@link SensorLoop} that reads its sensors is closed. */
    @Override
    void close();
}
