package dev.flightcase.hal;

import java.util.List;

/**
 * One part of a board.
 *
 * @param name such as {@code ina219 at 0x42 on i2c-1}
 * @param well whether it is as the profile says
 * @param says how it fares, in a few words
 * @param values what it gives now, a line each
 * @param advice what to do where it is not well; empty where it is
 */
public record BoardPart(String name, boolean well, String says, List<String> values, String advice) {
    public BoardPart {
        values = List.copyOf(values);
    }
}
