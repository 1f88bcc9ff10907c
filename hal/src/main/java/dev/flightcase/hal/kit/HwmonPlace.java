package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.HwmonChannel;
import dev.flightcase.hal.host.HwmonChannel.Kind;
import dev.flightcase.hal.host.HwmonDevice;
import dev.flightcase.hal.host.KernelFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chip of a kit that a driver of the kernel shows under hwmon.
 *
 * @param driver as its file {@code name} says
 * @param device which of several, such as {@code 1-0040}; null for the only one
 * @param shunts ohm, as soldered, by the number of the current; empty to take the driver's word
 * @param reversed whether the chip counts current positive when it leaves the battery
 * @param gives which signal each of its numbers is
 */
record HwmonPlace(
        String driver,
        @Nullable String device,
        List<Double> shunts,
        boolean reversed,
        Map<KitSignal, HwmonFormula> gives)
        implements KernelPlace {
    HwmonPlace {
        shunts = List.copyOf(shunts);
        gives = Map.copyOf(gives);
    }

    @Override
    public String name() {
        return "hwmon-" + driver + (device == null ? "" : "-" + device);
    }

    @Override
    public String title() {
        return "hwmon " + driver + (device == null ? "" : " at " + device);
    }

    @Override
    public Set<KitSignal> signals() {
        return gives.keySet();
    }

    @Override
    public Found find(Path root) throws KernelFault {
        return new Chip(HwmonDevice.find(root, driver, device));
    }

    private final class Chip implements Found {
        private final HwmonDevice chip;

        Chip(HwmonDevice chip) {
            this.chip = chip;
        }

        @Override
        public String path() {
            return chip.path();
        }

        @Override
        public double value(KitSignal signal) throws KernelFault {
            var formula = gives.get(signal);
            if (formula == null) {
                throw new IllegalStateException(signal + " is not a signal of " + name());
            }
            double product = 1;
            for (var channel : formula.factors()) {
                product *= number(channel);
            }
            boolean flows = formula.factors().stream().anyMatch(channel -> isFlow(channel.kind()));
            return signal.tidy(flows && reversed ? -product : product);
        }

        private static boolean isFlow(Kind kind) {
            return kind == Kind.CURRENT || kind == Kind.POWER;
        }

        /** The driver's, with its shunt put right. */
        private double number(HwmonChannel channel) throws KernelFault {
            double value = chip.read(channel);
            if (!isFlow(channel.kind()) || channel.number() == 0 || channel.number() > shunts.size()) {
                return value;
            }
            double taken = chip.shuntOhms(channel.number())
                    .orElseThrow(() -> new KernelFault("the driver does not tell the shunt that it reckons with; set it"
                            + " where the driver is loaded, and leave shunts out of the board profile"));
            return value * taken / shunts.get(channel.number() - 1);
        }

        @Override
        public List<String> says() {
            var lines = new ArrayList<String>();
            for (var channel : chip.channels()) {
                lines.add(line(channel) + uses(channel));
                if (channel.kind() == Kind.CURRENT) {
                    shunt(channel.number(), lines);
                }
            }
            return lines;
        }

        private String line(HwmonChannel channel) {
            try {
                return channel.show(number(channel));
            } catch (KernelFault fault) {
                return channel + " none: " + fault.getMessage();
            }
        }

        private String uses(HwmonChannel channel) {
            var uses = gives.entrySet().stream()
                    .filter(use -> use.getValue().factors().contains(channel))
                    .map(use -> use.getKey().word())
                    .sorted()
                    .collect(Collectors.joining(", "));
            boolean turned = reversed && isFlow(channel.kind());
            return uses.isEmpty() ? "" : " (used for " + uses + (turned ? "; turned round" : "") + ")";
        }

        private void shunt(int channel, List<String> lines) {
            try {
                chip.shuntOhms(channel)
                        .ifPresent(ohms -> lines.add("shunt of curr" + channel + ": the driver takes "
                                + ohms + " ohm"
                                + (channel > shunts.size() ? "" : ", the profile says " + shunts.get(channel - 1))));
            } catch (KernelFault fault) {
                lines.add("shunt of curr" + channel + ": " + fault.getMessage());
            }
        }
    }
}
