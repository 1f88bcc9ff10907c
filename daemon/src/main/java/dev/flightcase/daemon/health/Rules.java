package dev.flightcase.daemon.health;

import dev.flightcase.hal.Signals;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The node's own judgement of each signal. */
final class Rules {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final double MIB = 1024.0 * 1024;
    private static final int NEVER_CRITICAL = 50;
    private static final double DAY_SECONDS = 24.0 * 3600;
    private static final int CERTIFICATE_GOOD_DAYS = 14;

    private Rules() {}

    static List<Rule> of(InstantSource clock, ZoneId zone) {
        return List.of(
                new Rule(
                        Signals.MINUTES_LEFT,
                        Dimension.POWER,
                        120,
                        0,
                        0,
                        minutes -> "Battery lasts until about "
                                + TIME_OF_DAY.format(clock.instant()
                                        .plus(Duration.ofSeconds(Math.round(minutes * 60)))
                                        .atZone(zone))
                                + ".",
                        "Plug in the spare pack or give the panel more sun."),
                new Rule(
                        Signals.BATTERY_CHARGE,
                        Dimension.POWER,
                        30,
                        0,
                        0,
                        percent -> "Battery is at %.0f %%.".formatted(percent),
                        "Plug in the spare pack or give the panel more sun."),
                // Full load for a moment is what a processor is for; the score says so only near saturation.
                new Rule(
                        Signals.CPU_LOAD,
                        Dimension.COMPUTE,
                        90,
                        110,
                        40,
                        percent -> "The processor is %.0f %% busy.".formatted(percent),
                        "Stop what else runs on this board, or send a smaller picture."),
                // Raspberry Pi documentation, "Frequency management and thermal control": throttling begins at 80 °C
                // and is full at 85 °C.
                new Rule(
                        Signals.TEMPERATURE,
                        Dimension.COMPUTE,
                        70,
                        85,
                        0,
                        celsius -> "The board is at %.0f °C.".formatted(celsius),
                        "Give it shade and air."),
                new Rule(
                        Signals.MEMORY_AVAILABLE_SHARE,
                        Dimension.COMPUTE,
                        15,
                        3,
                        0,
                        percent -> "Only %.0f %% of the memory is left.".formatted(percent),
                        "Stop what else runs on this board."),
                new Rule(
                        Signals.STORAGE_FREE,
                        Dimension.STORAGE,
                        1024 * MIB,
                        100 * MIB,
                        0,
                        bytes -> "Only %.0f MiB are free where orders are kept.".formatted(bytes / MIB),
                        "Delete what is not needed from the card or disk."),
                // Sales do not need the hub: silence is a worry, never an emergency.
                new Rule(
                        NodeSignals.UPLINK_SILENCE,
                        Dimension.UPLINK,
                        60,
                        3600,
                        NEVER_CRITICAL,
                        seconds -> "The hub has not been reached for %.0f minutes.".formatted(seconds / 60),
                        "Nothing at the stall: sales go on and are kept."),
                // Renewed at two thirds of its life: what is left after that is a worry when a week of it remains.
                new Rule(
                        NodeSignals.CERTIFICATE_LEFT,
                        Dimension.UPLINK,
                        CERTIFICATE_GOOD_DAYS * DAY_SECONDS,
                        0,
                        NEVER_CRITICAL,
                        seconds -> seconds <= 0
                                ? "The hub's certificate of this node has expired."
                                : "The hub's certificate of this node ends in %.1f days."
                                        .formatted(seconds / DAY_SECONDS),
                        "Bring the node online: it renews by itself. Sales go on and are kept."),
                new Rule(
                        NodeSignals.ENROLMENT_TROUBLE,
                        Dimension.UPLINK,
                        0,
                        1,
                        NEVER_CRITICAL,
                        trouble -> trouble < 2
                                ? "The hub has taken this node out."
                                : "It is not known whose node this is: its enrolment is damaged.",
                        "flightcase claim --status says more. Sales go on and stay here."),
                new Rule(
                        NodeSignals.HUB_WAITING_AGE,
                        Dimension.UPLINK,
                        300,
                        6 * 3600,
                        NEVER_CRITICAL,
                        seconds -> "What is sold has waited for the hub for %.0f minutes.".formatted(seconds / 60),
                        "Nothing at the stall: sales go on and are kept. flightcase push tries at once."),
                // One is enough: it is in the hub's ledger only once somebody there has looked at it.
                new Rule(
                        NodeSignals.HUB_REJECTED,
                        Dimension.UPLINK,
                        0,
                        1,
                        NEVER_CRITICAL,
                        entries -> "The hub did not take %.0f %s of this stall; kept here."
                                .formatted(entries, entries == 1 ? "entry" : "entries"),
                        "flightcase status names them. Tell whoever runs the hub."),
                new Rule(
                        NodeSignals.DEAD_LETTERS,
                        Dimension.UPLINK,
                        0,
                        1,
                        NEVER_CRITICAL,
                        messages -> "%.0f %s from the hub's broker made no sense."
                                .formatted(messages, messages == 1 ? "message" : "messages"),
                        "flightcase status says of what kind. Tell whoever runs the hub."),
                new Rule(
                        NodeSignals.TOKEN_LEFT,
                        Dimension.SALES,
                        3 * 3600,
                        0,
                        NEVER_CRITICAL,
                        seconds -> "A card payment can be collected for another %.0f minutes only."
                                .formatted(Math.max(0, seconds) / 60),
                        "Let the node reach its hub before that: it collects the money."),
                new Rule(
                        NodeSignals.SEGMENT_AGE,
                        Dimension.MEDIA,
                        6,
                        20,
                        0,
                        seconds -> "The picture stopped %.0f seconds ago.".formatted(seconds),
                        "Look at the encoder and its network."),
                // One is enough to be a reason: players of one make or another will not take what breaks a rule.
                new Rule(
                        NodeSignals.RULES_BROKEN,
                        Dimension.MEDIA,
                        0,
                        1,
                        NEVER_CRITICAL,
                        rules -> "The live stream broke %.0f %s of HLS lately."
                                .formatted(rules, rules == 1 ? "rule" : "rules"),
                        "flightcase status names the rules; the log says where. Some screens may stutter or fall back."),
                new Rule(
                        Signals.TCP_SACK,
                        Dimension.MEDIA,
                        1,
                        0,
                        NEVER_CRITICAL,
                        _ -> "The kernel's tcp_sack is off: Apple's players show the stream some seconds late.",
                        "Switch it on: sysctl -w net.ipv4.tcp_sack=1."),
                new Rule(
                        Signals.TCP_ECN,
                        Dimension.MEDIA,
                        1,
                        0,
                        NEVER_CRITICAL,
                        _ -> "The kernel's tcp_ecn is off: Apple's players show the stream some seconds late.",
                        "Switch it on: sysctl -w net.ipv4.tcp_ecn=2."),
                // Sales do not need the mirror, but a card that dies now takes them along.
                new Rule(
                        NodeSignals.MIRROR_LAG,
                        Dimension.STORAGE,
                        60,
                        3600,
                        NEVER_CRITICAL,
                        seconds -> "Sales of the last %.0f minutes are on the card only.".formatted(seconds / 60),
                        "Plug the second medium in; flightcase status says what is wrong with it."),
                new Rule(
                        NodeSignals.SALES_READY,
                        Dimension.SALES,
                        1,
                        0,
                        0,
                        _ -> "Orders can not be stored.",
                        "Check the card or disk: is it full or read-only?"));
    }
}
