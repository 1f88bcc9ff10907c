package dev.flightcase.hal.kit;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardLook;
import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Panel;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.BusLane;
import dev.flightcase.hal.bus.LaneLimits;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.host.I2cDrivers;
import dev.flightcase.hal.vedirect.VeDirectConfig;
import dev.flightcase.hal.vedirect.VeDirectLine;
import dev.flightcase.hal.vedirect.VeDirectSensor;
import dev.flightcase.hal.vedirect.VeDirectSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kit on its wires. What of it does not answer is a sensor that fails; the others go on. */
public final class KitBoard implements Board {
    private final Kit kit;
    private final Wires wires;
    private final Map<String, BusLane> lanes = new LinkedHashMap<>();
    private final List<ChipSensor> chips = new ArrayList<>();
    private final List<VeDirectLine> lines = new ArrayList<>();
    private final List<Sensor> sensors = new ArrayList<>();
    private @Nullable PowerLine powerLine;
    private final Optional<KitPanel> panel;
    private @Nullable Pins pins;

    /** @param wires become the board's: it closes them */
    KitBoard(Kit kit, Wires wires, Timebase time, Duration period) {
        this.kit = kit;
        this.wires = wires;
        for (var place : kit.parts().chips()) {
            var chip = new ChipSensor(place, kit.pack(), lane(place.bus()), time, period);
            chips.add(chip);
            sensors.add(chip);
        }
        for (var place : kit.parts().serials()) {
            listen(place, time);
        }
        for (var place : kit.parts().kernel()) {
            sensors.add(new KernelSensor(place, kit.pack(), wires.root(), time, period));
        }
        var lost = kit.parts().pins().get(KitPin.POWER_LOST);
        if (lost != null) {
            powerLine = new PowerLine(lost, this::pins, kit.pack(), time, period);
            sensors.add(powerLine);
        }
        panel = KitPanel.of(kit.parts().pins(), this::pins, time);
    }

    void start() {
        lanes.values().forEach(BusLane::start);
        lines.forEach(VeDirectLine::start);
    }

    private void listen(SerialPlace place, Timebase time) {
        var config = VeDirectConfig.of(Path.of(place.port()));
        var line = new VeDirectLine(config, wires.serialLines(), time);
        lines.add(line);
        var wanted = place.gives().stream()
                .flatMap(signal ->
                        signal.said().stream().map(quantity -> new VeDirectSignal(quantity, signal.of(kit.pack()))))
                .toList();
        sensors.add(new VeDirectSensor("vedirect-" + config.device().getFileName(), config, wanted, line, time));
    }

    private BusLane lane(String bus) {
        return lanes.computeIfAbsent(
                bus, name -> new BusLane("bus-" + name, new LateBus(name, wires), LaneLimits.defaults()));
    }

    private synchronized Pins pins() throws BusFault {
        if (pins == null) {
            pins = wires.pins();
        }
        return pins;
    }

    @Override
    public String name() {
        return kit.name();
    }

    @Override
    public List<Sensor> sensors() {
        return List.copyOf(sensors);
    }

    @Override
    public Optional<Panel> panel() {
        return panel.map(made -> made);
    }

    @Override
    public BoardLook look() {
        return new BoardLook(
                kit.name(), kit.title(), kit.unconfirmed(), KitLook.parts(this, new I2cDrivers(wires.root())));
    }

    List<ChipSensor> chips() {
        return List.copyOf(chips);
    }

    /** Button and LED, for people. */
    List<BoardPart> panelParts() {
        return panel.map(KitPanel::parts).orElse(List.of());
    }

    Map<String, BusLane> lanes() {
        return Map.copyOf(lanes);
    }

    @Override
    public synchronized void close() {
        if (powerLine != null) {
            powerLine.close();
        }
        panel.ifPresent(KitPanel::close);
        if (pins != null) {
            pins.close();
        }
        lines.forEach(VeDirectLine::close);
        lanes.values().forEach(BusLane::close);
        wires.close();
    }
}
