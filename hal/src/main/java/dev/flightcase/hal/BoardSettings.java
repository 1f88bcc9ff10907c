package dev.flightcase.hal;

import java.nio.file.Path;

/**
 * Which power board there is: keys {@code hal.board} and the like.
 *
 * @param name of the board profile
 * @param profiles folder of the operator's own board profiles; need not exist
 * @param ampereHours of the pack that is in it, 0 to 10000; 0 for what the profile says
 * @param simulated used by the board profile {@code simulated} only
 */
public record BoardSettings(String name, Path profiles, double ampereHours, SimulatedBoardConfig simulated) {
    private static final Path PROFILES = Path.of("/etc/flightcase/boards");

    public BoardSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("hal.board is empty; must name a board profile");
        }
        Check.within("hal.ampere-hours", ampereHours, 0, 10_000);
    }

    public static BoardSettings defaults() {
        return new BoardSettings(NoBoard.NAME, PROFILES, 0, SimulatedBoardConfig.defaults());
    }
}
