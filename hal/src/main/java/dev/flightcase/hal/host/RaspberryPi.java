package dev.flightcase.hal.host;

import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only a Raspberry Pi tells; no other board is asked for it, so that nothing is started there in vain. */
final class RaspberryPi {

    private static final String MODEL = "proc/device-tree/model";
    private static final String MAKER = "Raspberry Pi";
    /** Those with a chip for power that can be asked: Raspberry Pi 5, 500, Compute Module 5. */
    private static final String WITH_PMIC = "Raspberry Pi (Compute Module )?5.*";

    /** The firmware driver of Raspberry Pi's own kernels, up to 6.x; later ones have hwmon alone. */
    private static final String BITS = "sys/devices/platform/soc/soc:firmware/get_throttled";

    private static final String VOLTAGE_DRIVER = "rpi_volt";

    private final HostFiles files;
    private final Commands commands;
    private final Duration period;
    private final Timebase time;

    RaspberryPi(HostFiles files, Commands commands, Duration period, Timebase time) {
        this.files = files;
        this.commands = commands;
        this.period = period;
        this.time = time;
    }

    /** None when this is another machine. */
    List<Sensor> sensors() {
        var model = model();
        if (!model.startsWith(MAKER)) {
            return List.of();
        }
        var all = new ArrayList<Sensor>();
        @Nullable
        UnderVoltage supply = alarm().map(path -> new UnderVoltage(files.file(path), period, time))
                .orElse(null);
        if (supply != null) {
            all.add(supply);
        }
        var bits = files.exists(BITS) ? files.file(BITS) : null;
        all.add(new FirmwareSensor(bits, model.matches(WITH_PMIC), supply, commands, time));
        return all;
    }

    private String model() {
        try {
            return files.exists(MODEL)
                    ? files.file(MODEL).read().replace("\0", "").strip()
                    : "";
        } catch (IOException _) {
            return ""; // It does not say what it is: no Raspberry Pi.
        }
    }

    private Optional<String> alarm() {
        return files.names("sys/class/hwmon", "hwmon").stream()
                .map(name -> "sys/class/hwmon/" + name + "/")
                .filter(device -> files.says(device + "name", VOLTAGE_DRIVER))
                .map(device -> device + "in0_lcrit_alarm")
                .filter(files::exists)
                .findFirst();
    }
}
