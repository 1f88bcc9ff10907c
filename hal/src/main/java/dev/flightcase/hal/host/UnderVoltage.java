package dev.flightcase.hal.host;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Whether the supply of a Raspberry Pi is too weak, now and since the machine started. The kernel's driver (hwmon {@code
 * rpi_volt}) asks the firmware every two seconds, and its alarm is what happened within them. What was seen once is remembered
 * here, for that driver clears the firmware's memory.
 */
final class UnderVoltage implements Sensor {

    static final Signal NOW = FirmwareSensor.flag(Signals.UNDER_VOLTAGE);
    static final Signal EARLIER = FirmwareSensor.flag(Signals.UNDER_VOLTAGE_EARLIER);

    private final HostFiles.HostFile alarm;
    private final Duration period;
    private final Timebase time;
    private volatile boolean seen;

    /** @param alarm of {@code rpi_volt} */
    UnderVoltage(HostFiles.HostFile alarm, Duration period, Timebase time) {
        this.alarm = alarm;
        this.period = period;
        this.time = time;
    }

    /** The firmware says so; another thread. */
    void seenEarlier() {
        seen = true;
    }

    @Override
    public String name() {
        return "under-voltage";
    }

    @Override
    public List<Signal> signals() {
        return List.of(NOW, EARLIER);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), alarm.name());
        try {
            boolean weak = weakNow();
            if (weak) {
                seen = true;
            }
            samples.measured(NOW, weak ? 1 : 0).measured(EARLIER, seen ? 1 : 0);
        } catch (IOException e) {
            samples.failed(signals(), "cannot be read: " + e.getMessage());
        } catch (MalformedText e) {
            samples.failed(signals(), e.reason());
        }
        return samples.toList();
    }

    private boolean weakNow() throws IOException, MalformedText {
        long value = Text.wholeNumber(alarm.read().strip());
        if (value != 0 && value != 1) {
            throw new MalformedText("is " + value + "; must be 0 or 1");
        }
        return value == 1;
    }
}
