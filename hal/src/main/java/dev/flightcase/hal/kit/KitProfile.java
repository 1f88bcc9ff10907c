package dev.flightcase.hal.kit;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardProfile;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.settings.SettingsFile;
import java.time.Duration;
import java.util.function.Supplier;

/** One kind of kit, from its file. */
public final class KitProfile implements BoardProfile {
    private final Kit kit;
    private final Supplier<Wires> wires;

    KitProfile(Kit kit, Supplier<Wires> wires) {
        this.kit = kit;
        this.wires = wires;
    }

    /** From the text of a profile; throws {@link dev.flightcase.settings.SettingsException} when that has a mistake. */
    public static KitProfile parse(String name, String profile, Supplier<Wires> wires) {
        return new KitProfile(new KitFile(name, SettingsFile.parse(name, profile)).read(), wires);
    }

    @Override
    public String name() {
        return kit.name();
    }

    /** For people. */
    public String title() {
        return kit.title();
    }

    /** What the kit commonly holds; the operator may have put in another. */
    public BatteryPack pack() {
        return kit.pack();
    }

    /** Opens nothing yet: that is tried with the first read of each sensor. */
    @Override
    public Board open(Timebase time, Duration period) {
        var board = new KitBoard(kit, wires.get(), time, period);
        board.start();
        return board;
    }
}
