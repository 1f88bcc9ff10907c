package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.KernelFault;
import dev.flightcase.hal.host.PowerSupply;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A battery or charger of a kit that a driver of the kernel watches.
 *
 * @param supply its folder in {@code /sys/class/power_supply}
 * @param signals which of what it tells is used
 */
record SupplyPlace(String supply, Set<KitSignal> signals) implements KernelPlace {
    SupplyPlace {
        signals = Set.copyOf(signals);
    }

    @Override
    public String name() {
        return "power-supply-" + supply;
    }

    @Override
    public String title() {
        return "power supply " + supply;
    }

    @Override
    public Found find(Path root) throws KernelFault {
        return new Watched(PowerSupply.find(root, supply));
    }

    private final class Watched implements Found {
        private final PowerSupply watched;

        Watched(PowerSupply watched) {
            this.watched = watched;
        }

        @Override
        public String path() {
            return watched.path();
        }

        @Override
        public double value(KitSignal signal) throws KernelFault {
            return watched.read(signal.supplied().orElseThrow());
        }

        @Override
        public List<String> says() {
            return watched.values().stream()
                    .map(value -> line(value) + uses(value))
                    .toList();
        }

        private String line(PowerSupply.Value value) {
            try {
                return value.show(watched.read(value));
            } catch (KernelFault fault) {
                return value + " none: " + fault.getMessage();
            }
        }

        private String uses(PowerSupply.Value value) {
            return signals.stream()
                    .filter(signal -> signal.supplied().orElseThrow() == value)
                    .map(signal -> " (used for " + signal.word() + ")")
                    .collect(Collectors.joining());
        }
    }
}
