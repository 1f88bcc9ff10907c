package dev.flightcase.daemon.adapter;

import dev.flightcase.hal.battery.BatteryMemory;
import java.util.Optional;

/** Where what was learned of a battery outlives the process. */
public interface BatteryMemories {
    /** Empty when nothing is known. */
    Optional<BatteryMemory> load();

    /**
     * Durable when it returns. Throws {@link dev.flightcase.provisioning.ProvisioningException} when the disk does not take it; the old one
     * stands then.
     */
    void save(BatteryMemory memory);

    /** Of a pack that does not exist: each life begins with the same. */
    static BatteryMemories invented(BatteryMemory memory) {
        return new BatteryMemories() {
            @Override
            public Optional<BatteryMemory> load() {
                return Optional.of(memory);
            }

            @Override
            public void save(BatteryMemory learned) {}
        };
    }
}
