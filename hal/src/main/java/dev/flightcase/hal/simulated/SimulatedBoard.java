package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardLook;
import dev.flightcase.hal.Panel;
import dev.flightcase.hal.Sensor;
import java.util.List;
import java.util.Optional;

/** A board of emulated chips, read by the real drivers through the real gates. Each reading says that it is simulated. */
public final class SimulatedBoard implements Board {

    public static final String NAME = "simulated";

    private final Board emulated;
    private final List<Sensor> sensors;

    SimulatedBoard(Board emulated) {
        this.emulated = emulated;
        this.sensors =
                emulated.sensors().stream().<Sensor>map(SimulatedSensor::new).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Sensor> sensors() {
        return sensors;
    }

    @Override
    public Optional<Panel> panel() {
        return emulated.panel();
    }

    @Override
    public BoardLook look() {
        return emulated.look();
    }

    @Override
    public void close() {
        emulated.close();
    }
}
