package dev.flightcase.daemon.adapter;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.provisioning.ProvisioningException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The battery model, whose memory goes to the disk every ten minutes, in the read that finds it due, and at the end. A power cut costs the
 * ten minutes before it, and the charge of then is but one of the voices at the next start.
 */
public final class KeptBattery implements Sensor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KeptBattery.class);

    /** Six small writes an hour: less than a hundredth of what the node may write a day. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final BatterySensor battery;
    private final BatteryMemories memories;
    private final LongSupplier ticks;
    private long savedTicks;
    private Optional<BatteryMemory> saved;
    private boolean failing;

    /**
     * @param loaded what the battery began with
     * @param ticks monotonic nanoseconds
     */
    public KeptBattery(
            BatterySensor battery, BatteryMemories memories, Optional<BatteryMemory> loaded, LongSupplier ticks) {
        this.battery = battery;
        this.memories = memories;
        this.saved = loaded;
        this.ticks = ticks;
        this.savedTicks = ticks.getAsLong();
    }

    @Override
    public String name() {
        return battery.name();
    }

    @Override
    public List<Signal> signals() {
        return battery.signals();
    }

    @Override
    public Duration period() {
        return battery.period();
    }

    @Override
    public List<Sample> read() {
        var samples = battery.read();
        if (ticks.getAsLong() - savedTicks >= EVERY.toNanos()) {
            save();
        }
        return samples;
    }

    private synchronized void save() {
        savedTicks = ticks.getAsLong();
        var now = battery.memory();
        if (now.isEmpty() || now.equals(saved)) {
            return;
        }
        try {
            memories.save(now.get());
            saved = now;
            failing = false;
        } catch (ProvisioningException e) {
            if (!failing) {
                log.atWarn()
                        .addKeyValue("error", e.getMessage())
                        .log("what was learned of the battery can not be kept; tried again every ten minutes");
            }
            failing = true;
        }
    }

    /** After the last read. */
    @Override
    public void close() {
        save();
    }
}
