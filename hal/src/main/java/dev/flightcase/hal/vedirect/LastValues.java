package dev.flightcase.hal.vedirect;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The last value of each label, and when its block was whole. Makes no garbage while it listens. Guarded by its owner's lock. */
final class LastValues implements BlockListener {

    private final LongSupplier ticks;
    private final DeviceIdentity identity;
    private final Runnable forget = this::forget;
    private final VeLabel[] labels = VeLabel.values();
    private final long[] values = new long[labels.length];
    private final long[] heardAt = new long[labels.length];
    private final boolean[] heard = new boolean[labels.length];
    private final VeText firmware = new VeText();

    LastValues(int identityProofs, LongSupplier ticks) {
        this.ticks = ticks;
        this.identity = new DeviceIdentity(identityProofs);
    }

    @Override
    public void block(VeBlock block) {
        if (!identity.admits(block, forget)) {
            return;
        }
        long now = ticks.getAsLong();
        for (int i = 0; i < labels.length; i++) {
            if (block.has(labels[i])) {
                values[i] = block.value(labels[i]);
                heardAt[i] = now;
                heard[i] = true;
            }
        }
        if (!block.firmware().isEmpty()) {
            firmware.set(block.firmware());
        }
    }

    Map<VeLabel, VeDirectReport.Value> copy() {
        var copy = new EnumMap<VeLabel, VeDirectReport.Value>(VeLabel.class);
        for (int i = 0; i < labels.length; i++) {
            if (heard[i]) {
                copy.put(labels[i], new VeDirectReport.Value(values[i], heardAt[i]));
            }
        }
        return copy;
    }

    VeDirectReport.Device device() {
        return new VeDirectReport.Device(
                identity.product(), identity.serial().toString(), firmware.toString(), identity.refused());
    }

    /** What another device said is nothing that this one says. */
    private void forget() {
        Arrays.fill(heard, false);
        firmware.clear();
    }
}
