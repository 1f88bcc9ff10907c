package dev.flightcase.uplink.commerce;

/** What became of a command; told to the hub. */
public sealed interface CommandOutcome {
    record Done() implements CommandOutcome {}

    /** @param reason for people; cut to 200 characters on its way */
    record Refused(String reason) implements CommandOutcome {}

    /** It came after its time. */
    record TooLate() implements CommandOutcome {}

    /** A newer hub knows it, this node does not. */
    record Unknown() implements CommandOutcome {}
}
