package dev.flightcase.hal.emulator;

import java.util.List;

/** The troubles of one bus. The same seed and the same transfers at the same times give the same faults. */
public record BusTroubles(long seed, List<BusTrouble> list) {

    public static final BusTroubles NONE = new BusTroubles(0, List.of());

    public BusTroubles {
        list = List.copyOf(list);
    }
}
