package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.BatteryMemories;
import dev.flightcase.daemon.adapter.StoredBatteryMemory;
import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardProfile;
import dev.flightcase.hal.BoardSettings;
import dev.flightcase.hal.NoBoard;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.kit.KitProfile;
import dev.flightcase.hal.kit.Kits;
import dev.flightcase.hal.pi4j.Pi4jWires;
import dev.flightcase.hal.simulated.SimulatedBoard;
import dev.flightcase.hal.simulated.SimulatedBoardProfile;
import dev.flightcase.settings.Nearest;
import dev.flightcase.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The power board that the configuration names.
 *
 * @param pack what it runs on; empty when there is none
 * @param invented what is known of a pack that does not exist, instead of what was kept of it
 */
public record PowerBoard(BoardProfile profile, Optional<BatteryPack> pack, Optional<BatteryMemory> invented) {
    private static final Path HOST = Path.of("/");

    /** Opens nothing. Throws {@link NodeException} when there is no such profile, or its file has a mistake. */
    public static PowerBoard of(BoardSettings settings) {
        return switch (settings.name()) {
            case NoBoard.NAME -> new PowerBoard(new NoBoard(), Optional.empty(), Optional.empty());
            case SimulatedBoard.NAME -> simulated(new SimulatedBoardProfile(settings.simulated()));
            default -> kit(settings, new Kits(settings.profiles(), () -> new Pi4jWires(HOST)));
        };
    }

    private static PowerBoard simulated(SimulatedBoardProfile profile) {
        return new PowerBoard(profile, Optional.of(profile.pack()), Optional.of(profile.memory()));
    }

    private static PowerBoard kit(BoardSettings settings, Kits kits) {
        try {
            return kits.named(settings.name())
                    .map(profile -> new PowerBoard(
                            profile, Optional.of(pack(profile, settings.ampereHours())), Optional.empty()))
                    .orElseThrow(() -> unknown(settings, kits.names()));
        } catch (SettingsException e) {
            throw new NodeException(NodeException.Kind.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    private static BatteryPack pack(KitProfile profile, double ampereHours) {
        return ampereHours == 0 ? profile.pack() : profile.pack().holding(ampereHours);
    }

    private static NodeException unknown(BoardSettings settings, List<String> kits) {
        var known = new ArrayList<>(List.of(NoBoard.NAME, SimulatedBoard.NAME));
        known.addAll(kits);
        var hint = Nearest.to(settings.name(), known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return new NodeException(
                NodeException.Kind.CONFIGURATION,
                "hal.board is \"" + settings.name() + "\"; must be one of " + String.join(", ", known)
                        + ", or the name of a file in " + settings.profiles() + hint);
    }

    public Board open(Timebase time, Duration period) {
        return profile.open(time, period);
    }

    /** @param folder of small durable facts */
    BatteryMemories memories(Path folder, BatteryPack real) {
        return invented.map(BatteryMemories::invented).orElseGet(() -> new StoredBatteryMemory(folder, real));
    }
}
