package dev.flightcase.hal;

import java.util.List;
import java.util.Optional;

/** Hardware around the processor, opened: sensors that share buses and pins. */
public interface Board extends AutoCloseable {

    /** Name of the profile it was opened from. */
    String name();

    List<Sensor> sensors();

    /** What people press and see; empty without button and LED. */
    default Optional<Panel> panel() {
        return Optional.empty();
    }

    /** How its parts fare now. Blocks on the buses. */
    BoardLook look();

    /** Releases buses and pins. Call after whoever reads its sensors and uses its panel is closed. */
    @Override
    void close();
}
