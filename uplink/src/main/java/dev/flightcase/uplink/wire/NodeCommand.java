package dev.flightcase.uplink.wire;

/** What a hub asks of the node (NCMD). */
public sealed interface NodeCommand {
    /** Say everything again. The only command of this kind there is; all others come signed, over another line. */
    record Rebirth() implements NodeCommand {}

    /** @param why in a few words, without what the sender wrote */
    record Refused(String why) implements NodeCommand {}
}
