package dev.flightcase.uplink;

/**
 * Who the node is among all others.
 *
 * @param group names a fleet, {@code flightcase} by default
 * @param node names one node of it
 */
public record NodeAddress(String group, String node) {
    /** Room for the longest topic within MQTT's 65,535 bytes many times over; a typing error otherwise. */
    private static final int ID_LENGTH_MAX = 64;

    public NodeAddress {
        checkId("group", group);
        checkId("node", node);
    }

    /** Sparkplug 3.0 §4.1.1: ids stand in topics, so they can not hold MQTT's reserved characters. */
    static void checkId(String what, String id) {
        if (!isId(id)) {
            throw new UplinkException(what + " is \"" + id + "\"; must have 1 to " + ID_LENGTH_MAX
                    + " printable characters other than + # / and space");
        }
    }

    private static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= ID_LENGTH_MAX
                && id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '+' && c != '#' && c != '/');
    }
}
