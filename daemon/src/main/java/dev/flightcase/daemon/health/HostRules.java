package dev.flightcase.daemon.health;

import dev.flightcase.hal.Signals;
import java.util.List;
import java.util.function.DoubleFunction;

/** The judgement of what the host says of its supply, its card, its want of anything, and its clock. */
final class HostRules {
    private static final int NEVER_CRITICAL = 50;
    private static final double MILLIS = 1000;
    private static final String SUPPLY = "Use the 5 A supply and a short cable, and unplug what hangs on USB.";
    private static final String NEW_CARD = "Bring a second medium now, and replace the card after the event.";

    private HostRules() {}

    static List<Rule> of() {
        return List.of(
                flag(Signals.UNDER_VOLTAGE, Dimension.POWER, 0, "Power supply: too weak.", SUPPLY),
                flag(
                        Signals.UNDER_VOLTAGE_EARLIER,
                        Dimension.POWER,
                        NEVER_CRITICAL,
                        "Power supply: was too weak since the board was switched on.",
                        SUPPLY),
                // A USB supply gives 4.75 V at least; the board's own alarm is at 4.63 V.
                graded(
                        Signals.SOCKET_VOLTAGE,
                        Dimension.POWER,
                        4.80,
                        4.63,
                        0,
                        volts -> "Power supply: only %.2f V arrive at the board.".formatted(volts),
                        SUPPLY),
                flag(
                        Signals.THROTTLED,
                        Dimension.COMPUTE,
                        0,
                        "The board has slowed itself down: it is too hot, or its supply too weak.",
                        "Give it shade and air, or the 5 A supply."),
                flag(
                        Signals.THROTTLED_EARLIER,
                        Dimension.COMPUTE,
                        NEVER_CRITICAL,
                        "The board has slowed itself down since it was switched on.",
                        "Give it shade and air, or the 5 A supply."),
                graded(
                        Signals.MEMORY_PRESSURE,
                        Dimension.COMPUTE,
                        5,
                        15,
                        0,
                        percent -> "Everything waits for memory %.0f %% of the time.".formatted(percent),
                        "Stop what else runs on this board."),
                graded(
                        Signals.IO_PRESSURE,
                        Dimension.STORAGE,
                        20,
                        40,
                        NEVER_CRITICAL,
                        percent -> "Programs wait for the card %.0f %% of the time.".formatted(percent),
                        "Stop what else writes to it; a faster card (A1 or A2) or an SSD helps."),
                graded(
                        Signals.WRITE_WAIT,
                        Dimension.STORAGE,
                        0.100,
                        0.500,
                        NEVER_CRITICAL,
                        seconds -> "The card takes %.0f ms for a write.".formatted(seconds * MILLIS),
                        "Use a faster card (A1 or A2) or an SSD."),
                flag(
                        Signals.READ_ONLY,
                        Dimension.STORAGE,
                        0,
                        "The card has become read-only: nothing is stored any more.",
                        "Restart the node; if it stays so, go on with another card."),
                new Rule(
                        Signals.PROBE_INTACT,
                        Dimension.STORAGE,
                        1,
                        0,
                        0,
                        _ -> "The card gave back something else than was written to it.",
                        NEW_CARD),
                graded(
                        Signals.PROBE_TIME,
                        Dimension.STORAGE,
                        1,
                        5,
                        NEVER_CRITICAL,
                        seconds -> "The card took %.1f s to store a little.".formatted(seconds),
                        "Use a faster card (A1 or A2) or an SSD."),
                new Rule(
                        Signals.DISK_ERRORS,
                        Dimension.STORAGE,
                        0,
                        1,
                        NEVER_CRITICAL,
                        errors -> "The file system has noted %.0f errors of the card.".formatted(errors),
                        NEW_CARD),
                graded(
                        Signals.DISK_WEAR,
                        Dimension.STORAGE,
                        80,
                        100,
                        NEVER_CRITICAL,
                        percent -> percent > 100
                                ? "The card says that its life is over."
                                : "The card says that up to %.0f %% of its life are over.".formatted(percent),
                        NEW_CARD),
                // JESD84-B51, PRE_EOL_INFO: 1 normal, 2 when 80 %, 3 when 90 % of the reserve are used.
                new Rule(
                        Signals.DISK_RESERVE,
                        Dimension.STORAGE,
                        1,
                        3,
                        0,
                        state -> state < 3
                                ? "The card has used 80 % of its reserve."
                                : "The card has hardly any reserve left.",
                        NEW_CARD),
                // 2: held; 1: only not before a known time. It stops no sale.
                new Rule(
                        Signals.CLOCK_TRUST,
                        Dimension.SALES,
                        2,
                        1,
                        NEVER_CRITICAL,
                        _ -> "Nothing confirms the clock.",
                        "Let the node reach the internet for a minute. Sales go on; their times are put right then."));
    }

    private static Rule flag(String signal, Dimension dimension, int floor, String says, String action) {
        return new Rule(signal, dimension, 0, 1, floor, _ -> says, action);
    }

    /** A reason from {@code warn} on, critical from {@code bad} on where the floor allows it. */
    private static Rule graded(
            String signal,
            Dimension dimension,
            double warn,
            double bad,
            int floor,
            DoubleFunction<String> says,
            String action) {
        double points = floor == 0 ? Rule.ATTENTION_SCORE - Rule.CRITICAL_SCORE : Rule.ATTENTION_SCORE - floor;
        int last = floor == 0 ? Rule.CRITICAL_SCORE : floor;
        double perPoint = (bad - warn) / points;
        double good = warn - perPoint * (100 - Rule.ATTENTION_SCORE);
        double worst = bad + perPoint * (last - floor);
        return new Rule(signal, dimension, good, worst, floor, says, action);
    }
}
