package dev.flightcase.uplink.commerce;

import java.util.UUID;

/**
 * Takes what the hub sends down. Everything here was verified: its signature, that it is meant for this node, its bounds.
 * It may still be old or come again, many times: the hub's broker repeats the newest after each connect. An older revision or
 * version than the one that is known is for the receiver to ignore.
 *
 * <p>Called by the connection's thread, which sends no orders meanwhile: a method may do one small write to disk; what takes
 * longer, such as a fetch, is begun here and done elsewhere. When {@link #standing} changes later, tell {@code
 * CommerceConnection.standingChanged()}.
 */
public interface HubNews {
    /** The catalog that should be served. Returns as soon as that is known to whoever fetches it. */
    void catalog(CatalogNews news);

    /** The units that may be sold. In force and on disk when it returns: the hub counts on what {@link #standing} says. */
    void allotments(AllotmentNews news);

    /**
     * Settings that the hub changes. Done and on disk, or refused, when it returns.
     *
     * @param command names the command; the same one may come twice
     */
    CommandOutcome configuration(UUID command, NodeConfiguration wishes);

    /** What is in force now, to be reported; from memory. */
    NodeStanding standing();
}
