package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.KernelFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A part of a kit that a driver of the kernel reads; the node reads what the driver says. */
sealed interface KernelPlace permits HwmonPlace, SupplyPlace {
    /** Unique in a kit: the sensor's name. */
    String name();

    /** As people see it. */
    String title();

    /** Which signals it is the source of. */
    Set<KitSignal> signals();

    /** @param root of the host */
    Found find(Path root) throws KernelFault;

    /** The part as it is there now; for one round of reading. */
    interface Found {
        String path();

        /** In the unit of the signal, positive into the battery. */
        double value(KitSignal signal) throws KernelFault;

        /** All that it says, used or not, a line each. */
        List<String> says();
    }
}
