package dev.flightcase.hal;

import java.time.Duration;
import java.util.List;

/** A host with nothing attached to it: no power signals. */
public final class NoBoard implements BoardProfile, Board {

    public static final String NAME = "none";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Board open(Timebase time, Duration period) {
        return this;
    }

    @Override
    public List<Sensor> sensors() {
        return List.of();
    }

    @Override
    public BoardLook look() {
        return BoardLook.of(NAME, "no power board: hal.board names none");
    }

    @Override
    public void close() {}
}
