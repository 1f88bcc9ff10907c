package dev.flightcase.uplink;

/**
 * Counts since start; they never fall.
 *
 * @param messages and {@code bytes}: what left this process, topics and MQTT's own bytes not counted
 * @param connects links that came up
 * @param failures attempts that failed, links that were lost, readings that could not be taken
 * @param births all births, those asked for by a hub included
 * @param commands commands that were obeyed
 * @param refused commands that were not understood, not known or too many
 */
public record UplinkCounts(
        long messages, long bytes, long connects, long failures, long births, long commands, long refused) {
    public static final UplinkCounts NONE = new UplinkCounts(0, 0, 0, 0, 0, 0, 0);
}
